import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { all, parsed } from '../docs/parsed.ts'
import { installInto, isBuilt } from '../hooks/checkout.ts'
import { plainEnvironment } from '../hooks/tools.ts'
import { temporaryRepository } from '../unit/node/repository.ts'
import { follow, missing, type Ran, shell, write } from './following.ts'
import { zendeskWith } from './zendesk.ts'

// The guides for those who write macros and lead teams: what they say to type is typed, what they show is shown.

// Other programs run here.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const root = new URL('../..', import.meta.url).pathname
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

const samples = (folder: string): void => {
  for (const name of ['macros.json', 'order-late.html', 'welcome.md'])
    cpSync(join(root, 'fixtures/samples', name), join(folder, 'macros', name))
}

test('an excerpt is found where it stands, and what is not there is told', () => {
  const output = 'one\n  two\nthree\nfour\n'
  expect(missing('one\n…\nthree\nfour', output)).toEqual([])
  expect(missing('one\nthree', output)).toEqual(['one\nthree'])
  expect(missing('three\n…\none', output)).toEqual(['\none'])
  expect(missing('tw', output)).toEqual(['tw'])
})

describe.skipIf(!isBuilt)('the guides', () => {
  test('of the macro writer', async () => {
    const repository = temporaryRepository()
    const folder = repository.root
    made.push(folder)
    installInto(repository)
    samples(folder)
    write(folder, 'package.json', '{ "private": true }\n')
    write(folder, '.gitignore', 'node_modules\n.env\n')
    repository.commit()

    const fixture = JSON.parse(readFileSync(join(root, 'fixtures/samples/macros.json'), 'utf8'))
    const { there, asked, env, text, change, close } = await zendeskWith(fixture.macros)
    write(folder, '.env', env)
    try {
      const { ended, commands, wrong } = await follow('macro-writer.md', folder, line =>
        line.endsWith('zendesk.json') ? ['t', '\u0015Hello Ana\r', 'q'] : ['s', 'q'],
      )
      expect(wrong).toEqual([])
      expect(ended).toEqual([
        ['npx --no -- tactful macros', 1],
        ['npx --no -- tactful --diff macros', 1],
        ['npx --no -- tactful fix macros', 1],
        ['npx --no -- tactful fix --interactive macros', 1],
        ['npx --no -- tactful macros', 1],
        ['npx --no -- tactful fix --interactive macros/zendesk.json', 1],
      ])
      expect(commands.filter(line => line.includes('tactful') && !line.startsWith('npx --no -- '))).toEqual(
        [],
      )
      expect(asked.filter(line => line.startsWith('PUT'))).toEqual(['PUT /api/v2/macros/360011823'])
      expect(text()).toMatch(/^<p>Hello Ana,/)
      expect(JSON.parse(readFileSync(join(folder, 'macros/zendesk.json'), 'utf8')).macros).toEqual(there)

      // What somebody changes in Zendesk meanwhile stays as it is there.
      const mine = readFileSync(join(folder, 'macros/zendesk.json'), 'utf8')
      write(folder, 'macros/zendesk.json', mine.replace('Hello Ana', 'Hello Ben'))
      change('<p>Hello Cleo,</p>')
      expect(await shell(folder, 'node --env-file=.env zendesk.mjs back')).toEqual({
        code: 1,
        said: 'left alone, as somebody changed it in Zendesk: Refund::Outside the return window\n',
      })
      expect(text()).toBe('<p>Hello Cleo,</p>')
    } finally {
      close()
    }

    // The comment silences, and without it there is something to silence.
    const [comment] = all(parsed(readFileSync(join(root, 'rules/guides/macro-writer.md'), 'utf8')), 'code')
      .filter(({ lang }) => lang === 'html')
      .map(({ value = '' }) => value)
    const alone = async (text = ''): Promise<number> => {
      write(folder, 'alone.html', text)
      return (await shell(folder, 'npx --no -- tactful --no-baseline alone.html')).code
    }
    expect([await alone(comment), await alone(comment?.replace(/^<!--.*/, ''))]).toEqual([0, 1])
    rmSync(join(folder, 'alone.html'))

    // The hook stands.
    const commit = (): Promise<Ran> =>
      shell(folder, 'git -c user.name=Ana -c user.email=ana@example.com commit -m "A macro"')
    rmSync(join(folder, 'macros/zendesk.json'))
    repository.git('add', '--all')
    expect((await commit()).code).toBe(0)
    write(folder, 'macros/new.md', 'Hello Ana,\n\nyour parcel comes on Monday!!!\n')
    repository.git('add', '--all')
    const { code, said } = await commit()
    expect([code, said]).toEqual([1, expect.stringContaining('“parcel” is a word of the depot')])
    write(folder, 'macros/new.md', 'Hello Ana,\n\nyour delivery comes on Monday.\n')
    repository.git('add', '--all')
    expect((await commit()).code).toBe(0)
  })

  test('of the team lead', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tactful-lead-')))
    made.push(folder)
    samples(folder)
    cpSync(join(root, 'fixtures/scorecards'), join(folder, 'chats'), { recursive: true })
    const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]
    expect(spawnSync('npm', pack, { cwd: root, env: plainEnvironment() }).status).toBe(0)
    const { ended, commands, wrong } = await follow('team-lead.md', folder)
    expect(wrong).toEqual([])
    // The report says by its code that there is something to read.
    expect(ended.map(([line, code]) => [/-f html=(\S+)/.exec(line)?.[1], code])).toEqual([
      ['report.html', 1],
      ['masked.html', 1],
    ])
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
    expect(read('report.html')).toContain('Megan Ray')
    for (const path of ['masked.html', 'masked.txt']) expect(read(path)).not.toContain('Megan')
    expect(read('cards.txt')).toContain('Megan Ray')
    expect(read('cards.csv')).toContain('"Megan Ray"')

    // The same lines a month later: with a trend.
    const [, again = ''] = commands
    const later = await shell(folder, again.replace('2026-11-22', '2026-12-22'))
    expect(later.code).toBe(1)
    expect(read('report.html')).toContain('What changed')
  })
})
