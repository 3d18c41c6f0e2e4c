import { describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { tactful } from './world.ts'

const chat = [
  'Ana: Sorry to bother you again.',
  'Megan (agent): No problem at all!',
  'Ana: No problem.',
  'Megan (agent): Wir haben das leider nicht gefunden und melden uns morgen bei Ihnen.',
  'Ana: Thank you!',
  'Megan (agent): No problem! We will look into it shortly.',
  'Megan (agent): We will look into it shortly, by 3 pm at the latest.',
  '',
].join('\n')
const page = '<p>Hello <b>Ana</b></p>\n<p title="No problem">No problem!</p>\n'
const files = { '/w/chat.log': chat, '/w/page.html': page }
const at = (place: string, ...more: readonly string[]) =>
  tactful(['explain', '--at', place, ...more], files, { tools })

describe('explain --at', () => {
  test('a check that said no', async () => {
    const { code, out } = await at('chat.log:2:20')
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "chat.log:2:20 (log)
        agent to customer, chat, English
        No problem at all!

        no-problem/no-problem: “No problem at all”
          ✔ not       a longer phrase around it → none
          ✔ lang      en → en
          ✔ audience  all but internal notes → customer
          ✔ match     the exact case, within one sentence → No problem at all
          ✖ after     not after apology → apology
          not reported: the check marked ✖ said no
      "
    `)
  })

  test('all checks of what is reported', async () => {
    expect((await at('chat.log:6:20')).out).toMatchInlineSnapshot(`
      "chat.log:6:20 (log)
        agent to customer, chat, English
        No problem!

        no-problem/no-problem: “No problem”
          ✔ not       a longer phrase around it → none
          ✔ lang      en → en
          ✔ audience  all but internal notes → customer
          ✔ match     the exact case, within one sentence → No problem
          ✔ after     not after apology → thanks
          ✔ at        whole-sentence → it stands there
          ✔ unless    question in sentence → does not hold
          reported as warning
      "
    `)
  })

  test('the words that made a condition hold', async () => {
    expect((await at('chat.log:7:40')).out).toMatchInlineSnapshot(`
      "chat.log:7:40 (log)
        agent to customer, chat, English
        We will look into it shortly, by 3 pm at the latest.

        vague-promise/service-soon: “We will look into it shortly”
          ✔ not       a longer phrase around it → none
          ✔ lang      en → en
          ✔ audience  all but internal notes → customer
          ✔ match     the exact case, within one sentence → We will look into it shortly
          ✖ unless    concrete-time in message → holds: “by 3 pm”
          not reported: the check marked ✖ said no
      "
    `)
  })

  test('what is not checked at all', async () => {
    expect((await at('chat.log:3:8')).out).toContain(
      'The customer says this: it is context, and not checked.',
    )
    expect((await at('chat.log:4:40')).out).toContain(
      'This is neither English nor Chinese: it is not checked.',
    )
    expect((await at('page.html:2:13')).out).toContain('There is no prose here')
    expect((await at('page.html:1:12')).out).toContain('There is no prose here')
    expect((await at('page.html:1:4')).out).toContain('No phrase of any rule stands here.')
  })

  test('words of the house, and the rule that gave way', async () => {
    const words = { ...files, '/w/house.yaml': 'entries:\n  - {avoid: no problem, tier: not-acceptable}\n' }
    const { out } = await tactful(['explain', '--at', 'page.html:2:25', '--lexicon', 'house.yaml'], words, {
      tools,
    })
    expect(out).toContain('custom-lexicon/no-problem: “No problem”')
    expect(out).toContain('reported as error')
    expect(out).toContain(
      'not reported by itself: custom-lexicon/no-problem comes first and names it as related',
    )
  })

  test('as JSON', async () => {
    const told = JSON.parse((await at('chat.log:2:20', '--format', 'json')).out)
    expect(told).toMatchObject({
      path: 'chat.log',
      line: 2,
      column: 20,
      is: 'message',
      role: 'agent',
      language: 'en',
    })
    expect(
      told.candidates.map((each: { rule: string; outcome: unknown }) => [each.rule, each.outcome]),
    ).toContainEqual(['no-problem', { is: 'refused' }])
  })

  test('agrees with the check, everywhere in the chat', async () => {
    const { out } = await tactful(['chat.log', '-f', 'json', '--show', 'info'], files, { tools })
    for (const { rule, start } of JSON.parse(out).files[0].findings) {
      const { candidates } = JSON.parse(
        (await at(`chat.log:${start.line}:${start.column}`, '-f', 'json')).out,
      )
      const reported = candidates.filter(
        (each: { outcome: { is: string } }) => each.outcome.is === 'reported',
      )
      expect(reported.map((each: { rule: string }) => each.rule)).toEqual([rule])
    }
  })

  test('a place that there is not', async () => {
    expect((await at('chat.log')).err).toContain('“chat.log” is no place')
    expect((await at('chat.log:99:1')).err).toContain('It has 8 lines.')
    expect((await at('chat.log:1:99')).err).toContain('Line 1 has')
    expect((await at('gone.log:1:1')).code).toBe(2)
  })
})
