import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { assigned, shardOf } from '../../src/cli/shard.ts'
import { reporters } from '../../src/reporters/index.ts'
import schema from '../../src/reporters/report.schema.json' with { type: 'json' }
import { type Files, memory } from '../cli/world.ts'
import * as fc from '../random.ts'
import { nasty } from '../unit/reporters/nasty.ts'
import { line, run } from './run.ts'

const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

/** A disk that knows how long its files are. */
const sized = (files: Files) => {
  const fs = memory(files)
  const stat = async (path: string) => {
    const found = await fs.stat(path)
    const held = files[path]
    return { ...found, ...(typeof held === 'string' ? { size: Buffer.byteLength(held) } : {}) }
  }
  return { ...fs, stat }
}

const given = (files: Files) => ({ fs: sized(files), env: { CI: '' } })

/** The reports of all shards, and the disk with them. */
const shardsOf = async (files: Files, of: number, argv: readonly string[]) => {
  const all: Record<string, Files[string]> = { ...files }
  const names: string[] = []
  const codes: number[] = []
  for (let index = 1; index <= of; index++) {
    const { out, code } = await run(
      ['check', ...argv, '--shard', `${index}/${of}`, '-f', 'json'],
      files,
      given(files),
    )
    const name = `/reports/${index}.json`
    valid(JSON.parse(out))
    expect(valid.errors).toBe(null)
    names.push(name)
    codes.push(code)
    all[name] = out
  }
  return { all, names, codes }
}

const macro = (at: number): string =>
  `# Macro ${at}\n\nNo problem, customer ${at}! It’s our policy.\n\n${nasty[at % nasty.length] ?? ''} Calm down.\n`

const corpus: Files = {
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`/w/m/a${at % 3 === 0 ? '-b' : ''}/f${at}.md`, macro(at)]),
  ),
  '/w/m/a/chat.ndjson': `\uFEFF${line({ conversation: 'c', id: '1', text: 'Calm down \u2019 no problem' })}\n{\n`,
  '/w/m/a/broken.json': '[1,',
  '/w/m/a/other.xyz': 'unknown',
  '/w/m/empty.md': '',
  '/w/m/mixed.md':
    '<!-- tactful-ignore-next calm-down -- a drill -->\nCalm down.\n\nCalm down, no problem.\n',
}

describe('tactful --shard and merge', () => {
  it.each([1, 3, 7])('come to the report of one run in %i shards, in every format', async of => {
    const argv = ['m', 'nowhere', '--messages', '--no-redact']
    const { all, names, codes } = await shardsOf(corpus, of, argv)
    expect(codes).toEqual(codes.map(() => 2))
    for (const { name } of reporters) {
      const one = await run(['check', ...argv, '-f', name], corpus, given(corpus))
      const merged = await run(['merge', ...names.toReversed(), '-f', name, '--no-redact'], all, given(all))
      expect([name, merged.code, merged.out]).toEqual([name, one.code, one.out])
    }
  })

  it('agree on any files, shown and failing as they are asked to', async () => {
    const text = fc.constantFrom(
      'Calm down.',
      'No problem.',
      'Your parcel left.',
      '',
      'I just wanted to say no problem',
      '您好',
    )
    const files = fc.dictionary(fc.constantFrom('a', 'a-b', 'a/c', 'b/d/e', 'z', 'é', '{x}'), text)
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('info', 'error'),
        async (some, of, show) => {
          const disk = Object.fromEntries(
            Object.entries(some).map(([name, held]) => [`/w/${name}.txt`, held]),
          )
          const argv = ['.', '--show', show, '--fail-on', show]
          const { all, names } = await shardsOf(disk, of, argv)
          const one = await run(['check', ...argv, '-f', 'json'], disk, given(disk))
          const merged = await run(['merge', ...names, ...argv.slice(1), '-f', 'json'], all, given(all))
          if (Object.keys(disk).length > 0) expect([merged.code, merged.out]).toEqual([one.code, one.out])
        },
      ),
      { numRuns: 10 },
    )
  })

  it('deals every file to one shard, by path and size alone, and evenly', () => {
    const files = fc.uniqueArray(fc.record({ path: fc.string(), size: fc.nat(1000) }), {
      selector: each => each.path,
    })
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 9 }), fc.nat(), (some, of, turn) => {
        const shards = assigned(some, of)
        const turned = [...some.slice(turn % (some.length + 1)), ...some.slice(0, turn % (some.length + 1))]
        expect(new Map(assigned(turned, of))).toEqual(new Map(shards))
        expect([...shards.keys()].sort()).toEqual(some.map(({ path }) => path).sort())
        const loads = Array.from({ length: of }, (_, at) =>
          some.filter(({ path }) => shards.get(path) === at + 1).reduce((sum, { size }) => sum + size, 0),
        )
        const largest = Math.max(0, ...some.map(({ size }) => size))
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(largest)
      }),
    )
  })

  it.each(['0/3', '4/3', '1', '1/0', 'a/b', '1/99999', '-1/3', '1/3/5'])(
    'refuses --shard %s',
    async written => {
      expect(() => shardOf(written)).toThrow('names no part of a run')
      expect(await run(['check', '--shard', written])).toMatchObject({ code: 2, out: '' })
    },
  )

  it('says which rules over whole folders did not speak', async () => {
    const files = { '/w/a.md': macro(1), '/w/b.md': macro(1) }
    const { all, names } = await shardsOf(files, 2, ['.', '--rule', 'near-duplicate'])
    const merged = await run(['merge', ...names], all, given(all))
    expect(merged.err).toContain('Rules over whole folders did not speak')
    expect(merged.err).toContain('tactful --rule near-duplicate')
  })

  it('misses no shard', async () => {
    const { all, names } = await shardsOf(corpus, 3, ['m'])
    const [first = '', second = '', third = ''] = names
    const told = async (...some: readonly string[]) => {
      const { code, err } = await run(['merge', ...some, '-f', 'compact'], all, given(all))
      expect(code).toBe(2)
      return err
    }
    expect(await told(first, third)).toContain('✖ /reports/1.json: the shard 2 of 3 is missing\n')
    expect(await told(first, first, second, third)).toContain(
      'it is in /reports/1.json and in /reports/1.json',
    )
    const grown: Files = { ...corpus, '/w/m/new.md': 'No problem' }
    const other = await shardsOf(grown, 3, ['m'])
    all['/reports/x.json'] = other.all['/reports/3.json'] ?? ''
    expect(await told(first, second, '/reports/x.json')).toContain(
      'it is a shard of another run than /reports/1.json',
    )
    const whole = await run(['check', 'm/empty.md', '-f', 'json'], corpus, given(corpus))
    all['/reports/y.json'] = whole.out
    expect(await told(...names, '/reports/y.json')).toContain(
      '/reports/y.json: it is no shard, and the others are',
    )
  })

  it('joins runs over other files, by path, and tells of other versions', async () => {
    const files = { '/w/b.md': 'Calm down.', '/w/a.md': 'No problem.' }
    const [b, a] = await Promise.all([
      run(['check', 'b.md', '-f', 'json'], files, given(files)),
      run(['check', 'a.md', '-f', 'json'], files, { ...given(files), version: '0.0.9' }),
    ])
    const all = { ...files, '/r/b.json': b.out, '/r/a.json': a.out }
    const { code, out, err } = await run(
      ['merge', '/r/b.json', '/r/a.json', '-f', 'compact'],
      all,
      given(all),
    )
    expect(code).toBe(1)
    expect(out).toMatch(/^a\.md:1:1: .*\nb\.md:1:1: .*\n$/)
    expect(err).toContain('different versions of tactful')
  })

  it('shows lines only of files that are as they were, and is sound without them', async () => {
    const files = { '/w/a.md': 'Oh, calm down.' }
    const { all, names } = await shardsOf(files, 1, ['.'])
    all['/w/a.md'] = 'Changed, calm down.'
    for (const name of ['pretty', 'sarif', 'rdjson']) {
      const { code, out, err } = await run(['merge', ...names, '-f', name], all, given(all))
      expect(code).toBe(1)
      expect(out.toLowerCase()).toContain('calm down')
      expect(out).not.toContain('Changed')
      expect(err).toContain('The lines of 1 file are not shown: they are not here as they were checked.')
    }
  })

  it('never undoes masks', async () => {
    const files = {
      '/w/a.ndjson': `${line({ conversation: 'c', id: '1', author: 'Ana Silva', text: 'Calm down, this is Ana Silva.' })}\n`,
    }
    const { all, names } = await shardsOf(files, 2, ['.', '--redact', '--messages'])
    expect(names.map(name => String(all[name])).join('')).not.toContain('Silva')
    const { out } = await run(['merge', ...names], all, given(all))
    expect(out).not.toContain('Silva')
    expect(out.toLowerCase()).toContain('calm down')
    const page = await run(['merge', ...names, '-f', 'html'], all, given(all))
    expect(page).toMatchObject({ code: 2, err: expect.stringContaining('numbers its masked people from 1') })
    const bare = await shardsOf(files, 1, ['.', '--no-redact'])
    const masked = await run(['merge', ...bare.names, '--redact'], bare.all, given(bare.all))
    expect(masked.out).not.toContain('Silva')
    const html = await run(['merge', ...bare.names, '-f', 'html'], bare.all, given(bare.all))
    expect(html).toMatchObject({ code: 2, err: expect.stringContaining('Check with --messages') })
  })

  it('takes nothing but sound reports', async () => {
    const { all } = await shardsOf({ '/w/a.md': 'Calm down.' }, 1, ['.'])
    const sound = JSON.parse(String(all['/reports/1.json']))
    const broken = (change: (report: typeof sound) => void): string => {
      const copy = structuredClone(sound)
      change(copy)
      return JSON.stringify(copy)
    }
    const cases: readonly (readonly [string, string])[] = [
      ['Calm down.', 'is not JSON'],
      ['null', 'is no JSON report of tactful'],
      ['{"schema":"tactful/report@2"}', 'is a report of another kind (tactful/report@2)'],
      [broken(report => delete report.files), 'is a damaged report: it lacks “files”'],
      [
        broken(report => (report.files[0].findings[0].severity = 'bad')),
        'it.files[0].findings[0].severity must be one of',
      ],
      [
        broken(report => (report.files[0].findings[0].start.line = 0)),
        'it.files[0].findings[0].start.line must be 1 or more',
      ],
      [
        broken(report => (report.files[0].findings[0].spot = { message: 3, passage: 0, start: 0, end: 1 })),
        'stands in no message',
      ],
      [broken(report => (report.date = 'today')), 'it.date is not of the form'],
    ]
    for (const [text, why] of cases) {
      const files = { '/r.json': text }
      const { code, err, out } = await run(['merge', '/r.json'], files, given(files))
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(why)
    }
    expect(await run(['merge', '/none.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    })
    expect(await run(['merge'])).toMatchObject({ code: 2 })
  })
})
