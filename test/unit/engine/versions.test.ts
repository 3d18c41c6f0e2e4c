import { describe, expect, it } from 'vitest'
import { makeChecker } from '../../../src/engine/check.ts'
import { makeTracer } from '../../../src/engine/trace.ts'
import { otherVersions } from '../../../src/engine/versions.ts'
import type { Conversation, Message } from '../../../src/text/conversation.ts'
import { readFile } from '../readers/reading.ts'
import { bookOf, entryOf, ruleOf } from './book.ts'

const message = (passages: readonly string[], ...others: (readonly string[])[]): Message =>
  ({ path: passages, role: 'agent', audience: 'customer', passages, otherReadings: others }) as never

describe('versions', () => {
  it('hold the nth reading of every message at once', () => {
    const conversation: Conversation = {
      messages: [message(['a'], ['b'], ['c']), message(['d']), message(['e'], ['f'])],
    }
    const versions = otherVersions(conversation)
    expect(versions.map(version => version.conversation.messages.map(({ passages }) => passages))).toEqual([
      [['b'], ['d'], ['f']],
      [['c'], ['d'], ['e']],
    ])
    expect(versions.map(({ differs }) => [0, 1, 2].map(differs))).toEqual([
      [true, false, true],
      [true, false, false],
    ])
    expect(otherVersions({ messages: [message(['a'])] })).toEqual([])
  })
})

const book = bookOf(
  [
    ruleOf('no-problem', [entryOf({ id: 'plain', match: ['no problem'] })]),
    ruleOf('cannot', [
      entryOf({ id: 'bare', match: ['we cannot'], unless: [{ name: 'way', scope: 'message' }] }),
      entryOf({ id: 'so', match: ['sorry we cannot'] }),
    ]),
  ],
  [['way', ['instead']]],
)

const template = `{% if vip %}
We cannot do it. Take this instead. No problem!
{% elsif late %}
We cannot do it. No problem!
{% else %}
We are sorry {# or not #}we cannot.
{% endif %}
No problem.
`

const reading = async (text: string, path: string) => {
  const { format, conversations } = await readFile(text, path)
  return { format: format ?? '', conversations }
}

describe('a template', () => {
  it('is judged as each customer sees it, and what is found is told once, where it stands', async () => {
    const checker = makeChecker(
      book,
      async () => () => [],
      () => '',
    )
    const { report } = await checker.file(await reading(template, 'a.liquid'), {
      path: 'a.liquid',
      text: template,
    })
    expect(report.messages).toBe(1)
    expect(
      report.findings.map(({ rule, entry, text, start }) => `${start.line} ${rule}/${entry}: ${text}`),
    ).toEqual([
      '2 no-problem/plain: No problem',
      '4 cannot/bare: We cannot',
      '4 no-problem/plain: No problem',
      '6 cannot/so: sorry we cannot',
      '8 no-problem/plain: No problem',
    ])
    expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(5)
  })

  it('is explained at a place that only some customers see', async () => {
    const trace = makeTracer(book, () => [])
    const read = await reading(template, 'a.liquid')
    for (const [words, outcome] of [
      ['We cannot do it. Take', 'refused'],
      ['We cannot do it. No', 'reported'],
    ] as const) {
      const traced = trace(read, template.indexOf(words))
      expect(traced.is === 'message' ? traced.candidates.map(({ outcome: { is } }) => is) : []).toEqual([
        outcome,
      ])
    }
    expect(trace(read, template.indexOf('elsif'))).toEqual({ is: 'no-prose' })
  })
})
