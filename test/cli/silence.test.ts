import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { disk } from '../../src/node/filesystem.ts'
import { tactful } from './world.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactful-silence-'))
})

afterEach(() => rm(folder, { recursive: true }))

const put = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

const putAll = async (files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) await put(path, text)
}

const run = (...argv: string[]) => tactful(argv, {}, { fs: disk, cwd: folder, tools, env: { HOME: folder } })

interface Json {
  readonly files: readonly {
    readonly path: string
    readonly findings: readonly { rule: string; entry?: string; text: string; start: { line: number } }[]
    readonly suppressed?: readonly { by: string; reason?: string; finding: { text: string } }[]
  }[]
  readonly summary: Readonly<Record<string, number>>
}

/** What is reported, as `path:line rule: words`, and the counts. */
const report = async (...argv: string[]) => {
  const { code, out, err } = await run(...argv, '--format', 'json')
  if (out === '') return { code, err, found: [], summary: {}, suppressed: [] }
  const { files, summary } = JSON.parse(out) as Json
  return {
    code,
    err,
    found: files.flatMap(({ path, findings }) =>
      findings.map(({ rule, entry, text, start }) => {
        const name = rule === 'suppression' ? `${rule}/${entry}` : rule
        return `${path}:${start.line} ${name}: ${text}`
      }),
    ),
    suppressed: files.flatMap(({ suppressed = [] }) =>
      suppressed.map(({ by, reason, finding }) => `${finding.text} (${by}: ${reason})`),
    ),
    summary,
  }
}

const macro = (title: string, body: string) => ({ title, body })
const json = (value: unknown): string => JSON.stringify(value, null, 2)

const denied = macro('Refund denied', 'Thank you, Ana. That is your fault, and we will not pay for it.')
const thanks = macro('Thanks', 'No problem, glad to help.')
const many = Array.from({ length: 20 }, (_, at) =>
  macro(`Case ${at}`, `Hello from team ${at}. No problem, we see to order ${at} today. It is your fault.`),
)

describe('a baseline', () => {
  test('is recorded, and then only what is new is reported', async () => {
    await putAll({ 'macros.json': json([denied, thanks]), 'mails/a.md': 'No problem, we can do it.\n' })
    expect((await run()).code).toBe(1)
    expect(await run('baseline')).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^Recorded \d+ findings of \d+ rules in tactful-baseline\.json\. From now on/,
      ),
    })
    const after = await run()
    expect([after.code, after.err]).toEqual([0, ''])
    expect(after.out).toMatch(/✔ No problems in 2 files, 3 messages\.\n {2}\d+ known from the baseline\./)
    await put('macros.json', json([denied, macro('New', 'It is all your fault.'), thanks]))
    expect((await report()).found).toEqual(['macros.json:8 customer-blame: your fault'])
    expect((await report('--no-baseline')).found.length).toBeGreaterThan(3)
  })

  test('holds no text of messages, and nothing of it is left lying about', async () => {
    await put('macros.json', json([denied, thanks]))
    await run('baseline')
    const text = await readFile(join(folder, 'tactful-baseline.json'), 'utf8')
    expect(text).not.toMatch(/Ana|glad|Refund|fault/)
    expect((await readdir(folder)).sort()).toEqual(['macros.json', 'tactful-baseline.json'])
  })

  test('survives shuffled messages, renamed files, moved lines and edited neighbours', async () => {
    await putAll({ 'a/macros.json': json(many), 'b.md': 'It is your fault.\n\nNo problem, Ana.\n' })
    await run('baseline')
    const { known } = (await report()).summary
    const shuffled = many
      .toReversed()
      .toSorted((a, b) => ((a.body.length * 7) % 5) - ((b.body.length * 7) % 5))
    await put('a/macros.json', `\n\n${json(shuffled)}`)
    expect(await report()).toMatchObject({ code: 0, found: [], summary: { known, stale: 0 } })
    await mkdir(join(folder, 'c'))
    await rename(join(folder, 'a/macros.json'), join(folder, 'c/renamed.json'))
    await rename(join(folder, 'b.md'), join(folder, 'c/b.md'))
    expect(await report()).toMatchObject({ code: 0, found: [], summary: { known, stale: 0 } })
    expect((await run('baseline')).out).toMatch(/: 0 new, 0 gone\.$|is as it was/m)
    const edited = shuffled.map(({ title, body }) => macro(title, body.replace('Hello from', 'Hi, this is')))
    await put('c/renamed.json', json(edited))
    expect(await report()).toMatchObject({ code: 0, found: [], summary: { known, stale: 0 } })
  })

  test('does not hide a copy of an old fault in a new file, not even where that is named alone', async () => {
    await put('a.md', 'No problem, Ana.\n')
    await run('baseline')
    await put('A-new.md', 'No problem, Ana.\n')
    const found = ['A-new.md:1 no-problem: No problem']
    expect((await report('A-new.md')).found).toEqual(found)
    expect((await report()).found).toEqual(found)
  })

  test('tells what is gone where the whole folder is checked, and prunes it', async () => {
    await putAll({
      'a.md': 'No problem, Ana.\n',
      'b.md': 'It is your fault.\n',
      'c/d.md': 'No problem, Ben.\n',
    })
    await run('baseline')
    await put('a.md', 'Glad to help, Ana.\n')
    await rm(join(folder, 'b.md'))
    expect((await report('a.md')).summary.stale).toBe(0)
    expect((await report('c')).summary.stale).toBe(0)
    expect((await report('--rule', 'shouting')).summary.stale).toBe(0)
    expect((await report()).summary).toMatchObject({ stale: 2, known: 1 })
    expect((await run()).out).toContain('2 findings of the baseline are gone: tactful baseline prunes them.')
    expect((await run('baseline')).out).toBe(
      'Recorded 1 finding of 1 rule in tactful-baseline.json: 0 new, 2 gone.\n',
    )
    expect((await report()).summary).toMatchObject({ stale: 0, known: 1 })
  })

  test('of some files leaves the others as they are', async () => {
    await putAll({ 'a/a.md': 'No problem, Ana.\n', 'b/b.md': 'No problem, Ben.\n' })
    await run('baseline')
    await putAll({ 'a/a.md': 'It is your fault.\n', 'b/b.md': 'It is your fault.\n' })
    expect((await run('baseline', 'a')).out).toContain('1 new, 1 gone')
    expect((await report()).found).toEqual(['b/b.md:1 customer-blame: your fault'])
  })

  test('is not recorded where something could not be checked', async () => {
    await putAll({ 'a.md': 'No problem, Ana.\n', 'b.json': '{"broken": ' })
    const { code, err } = await run('baseline', '.', 'b.json')
    expect(code).toBe(2)
    expect(err).toMatch(/nothing was recorded: 1 thing could not be checked, see above\n {2}What is not read/)
    expect(await readdir(folder)).not.toContain('tactful-baseline.json')
  })

  test.each([
    ['<<<<<<< HEAD', 'the baseline is not valid JSON; was it merged by hand?'],
    ['{"version": 9}', 'the baseline is not of version 1'],
  ])('that can’t be used lets no run pass: %s', async (text, problem) => {
    await putAll({ 'a.md': 'Glad to help.\n', 'tactful-baseline.json': text })
    const { code, out, err } = await run()
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(`✖ tactful-baseline.json: ${problem}\n  Record it anew: tactful baseline.\n`)
    expect((await run('--no-baseline')).code).toBe(0)
    expect((await run('baseline', 'a.md')).code).toBe(2)
    expect((await run('baseline')).code).toBe(0)
    expect((await run()).code).toBe(0)
  })

  test('stands where settings or flags say', async () => {
    await putAll({ 'tactful.yaml': 'baseline: .ci/known.json\n', 'm/a.md': 'No problem, Ana.\n' })
    const missing = await run()
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('tactful.yaml:1:11: the baseline “.ci/known.json” cannot be opened')
    expect((await run('baseline')).out).toContain('in .ci/known.json.')
    expect((await run()).code).toBe(0)
    expect((await run('--baseline', 'other.json')).code).toBe(2)
    expect((await run('baseline', '--baseline', 'other.json')).out).toContain('in other.json.')
    expect((await run('--baseline', 'other.json')).code).toBe(0)
    expect(await report('--no-config')).toMatchObject({ code: 1, found: ['m/a.md:1 no-problem: No problem'] })
  })

  test('holds what rules over whole folders say', async () => {
    const long =
      'We have sent your parcel again today by express, and you need not send the first one back to us at all.'
    await putAll({
      'a.md': `${long}\n`,
      'b.md': `${long}\n`,
      'tactful.yaml': 'rules: {near-duplicate: warning}\n',
    })
    const all = (await report()).found
    expect(all.some(line => line.includes('near-duplicate'))).toBe(true)
    await run('baseline')
    expect(await report()).toMatchObject({ code: 0, found: [], summary: { known: all.length, stale: 0 } })
    await put('b.md', `<!-- tactful-ignore-file near-duplicate -- on purpose -->\n\n${long}\n`)
    await put('a.md', `<!-- tactful-ignore-file near-duplicate -- on purpose -->\n\n${long}\n`)
    expect(await report('--no-baseline')).toMatchObject({ code: 0, found: [] })
    expect((await report('a.md', '--no-baseline')).found).toEqual([])
  })
})

describe('a file of suppressions', () => {
  const list = 'tactful-suppressions.yaml'

  test('silences by message and by fingerprint, in the files that it names', async () => {
    await putAll({ 'm/a.json': json([denied, thanks]), 'm/b.json': json([thanks]) })
    const { out } = await run('--format', 'json')
    const print = (
      JSON.parse(out) as { files: { findings: { fingerprint: string; rule: string }[] }[] }
    ).files
      .flatMap(({ findings }) => findings)
      .find(({ rule }) => rule === 'customer-blame')?.fingerprint
    await put(
      list,
      `- rule: no-problem\n  message: Thanks › body\n  file: m/a.*\n  reason: our founder says it\n- rule: customer-blame/you-failed\n  fingerprint: ${print}\n  until: 2026-11-22\n`,
    )
    const after = await report()
    expect(after.found.filter(line => /no-problem|blame|suppression/.test(line))).toEqual([
      'm/b.json:4 no-problem: No problem',
    ])
    expect(after.suppressed.toSorted()).toEqual([
      'No problem (file: our founder says it)',
      'your fault (file: undefined)',
    ])
    expect(after.summary.suppressed).toBe(2)
  })

  test('tells what is unused, expired or without a reason at its line, where the whole folder is checked', async () => {
    await putAll({
      'a.json': json([thanks, denied]),
      [list]:
        '- rule: no-problem\n  message: Nobody › body\n  reason: x\n- rule: no-problem\n  message: Thanks › body\n  until: 2026-11-21\n  reason: x\n- rule: shouting\n  message: Thanks › body\n',
      'tactful.yaml': 'rules: {suppression/reasonless: info}\n',
    })
    const told = (await report()).found.filter(line => line.startsWith(list))
    expect(told).toEqual([
      `${list}:1 suppression/unused: rule: no-problem`,
      `${list}:4 suppression/expired: rule: no-problem`,
      `${list}:8 suppression/unused: rule: shouting`,
    ])
    expect((await report('--show', 'info')).found).toContain(
      `${list}:8 suppression/reasonless: rule: shouting`,
    )
    expect((await report('a.json')).found.filter(line => line.startsWith(list))).toEqual([])
    expect((await report('--rule', 'no-problem', '--rule', 'suppression')).found).toContain(told[0])
    expect((await report('--rule', 'no-problem', '--rule', 'suppression')).found).not.toContain(told[2])
    expect((await report()).summary.files).toBe(1)
  })

  test('with faults lets no run pass, and tells them all', async () => {
    await putAll({
      'a.md': 'Glad to help.\n',
      [list]: [
        '- rule: no-problm',
        '  message: a',
        '- rule: no-problem/no-problm',
        '  fingerprint: xyz',
        '- rule: no-problem',
        '  mesage: a',
        '- message: a',
        '- rule: no-problem',
        '- rule: no-problem',
        '  message: a',
        '  until: soon',
        '  file: ../x',
      ].join('\n'),
    })
    const { code, err } = await run()
    expect(code).toBe(2)
    expect(
      err
        .replaceAll(`✖ ${list}:`, '')
        .split('\n')
        .filter(line => !line.startsWith('  ')),
    ).toEqual([
      '1:9: there is no rule “no-problm”',
      '3:9: there is no rule “no-problem/no-problm”',
      '4:16: “xyz” is no fingerprint',
      '6:3: a suppression has no key “mesage”',
      '7:3: a suppression has no “rule”',
      '8:3: a suppression says not of which text',
      '11:10: “soon” is no day',
      '12:9: “../x” leaves the folder of the settings file',
      '',
    ])
    expect(err).toContain('did you mean no-problem?')
  })

  test('stands where the settings say', async () => {
    await putAll({
      'a.json': json([thanks]),
      'tactful.yaml': 'suppressions: [quiet/one.yaml, quiet/two.yaml]\n',
      'quiet/one.yaml': '- {rule: no-problem, message: Thanks › body, file: a.json}\n',
      'quiet/two.yaml': '',
    })
    // The pattern is taken from the folder of the file that holds it.
    expect((await report()).found).toContain('a.json:4 no-problem: No problem')
    await put('quiet/one.yaml', '- rule: no-problem\n  message: Thanks › body\n')
    expect(await report()).toMatchObject({ code: 0, found: [] })
    await rm(join(folder, 'quiet/two.yaml'))
    const { code, err } = await run()
    expect([code, err]).toEqual([
      2,
      '✖ tactful.yaml:1:32: the file of suppressions “quiet/two.yaml” cannot be opened: no such file or folder\n  Its path is taken from the folder of this settings file.\n',
    ])
  })
})

describe('comments', () => {
  test('a silenced winner takes its related rules with it for the same words', async () => {
    const text = 'Dear Ana, we cannot refund this.\n'
    await put('a.md', text)
    const { found } = await report()
    expect(found.some(line => line.includes('cannot-framing'))).toBe(true)
    expect(await run()).toMatchObject({ out: expect.stringContaining('also refusal-without-alternative') })
    await put('a.md', `<!-- tactful-ignore-next cannot-framing -- the law says so -->\n${text}`)
    const after = await report()
    expect(after.found.filter(line => /cannot-framing|refusal/.test(line))).toEqual([])
    expect(after.suppressed).toEqual(['we cannot (comment: the law says so)'])
  })

  test('are not called unused where single rules were asked for, nor for a rule that is off', async () => {
    await put('a.md', '<!-- tactful-ignore-next shouting -->\nThank you, Ana.\n')
    expect((await report()).found).toEqual([
      'a.md:1 suppression/unused: <!-- tactful-ignore-next shouting -->',
    ])
    expect((await report('--rule', 'no-problem')).found).toEqual([])
    expect((await report('--rule', 'no-problem', '--rule', 'suppression')).found).toEqual([])
    await put('tactful.yaml', 'rules: {shouting: off}\n')
    expect((await report()).found).toEqual([])
    await put('tactful.yaml', 'rules: {suppression: off}\n')
    expect((await report()).found).toEqual([])
  })

  test('have a rule with a page', async () => {
    const root = new URL('../..', import.meta.url).pathname
    const { code, out } = await tactful(
      ['explain', 'suppression'],
      {},
      { fs: disk, cwd: folder, tools, packageRoot: root },
    )
    expect(code).toBe(0)
    for (const entry of ['misspelt', 'unused', 'expired', 'blanket', 'reasonless'])
      expect(out).toContain(`\`${entry}\``)
  })
})
