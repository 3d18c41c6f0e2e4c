import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { picker } from '../formats/picker.ts'

/** A handful each day; the proof is run with 200: `TACTFUL_KILLS=200 npx vitest run test/cli/kill.test.ts`. */
const kills = Number(process.env.TACTFUL_KILLS ?? 3)
const files = 500

const command = [resolve('bin/tactful.js'), 'fix', '--quiet', '--no-config', '--show', 'info', '.']

const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const words = (index: number): readonly string[] => [
  `In order to send box ${index}, we need your address.`,
  'Your refund is on its way.',
  'We utilize a box of paper.',
]

/** Every third file of another format, some of them long. */
const fileOf = (index: number): readonly [name: string, text: string] => {
  const paragraphs = Array.from({ length: index % 50 === 0 ? 40 : 1 }, () => words(index)).flat()
  if (index % 3 === 0) return [`${index}.md`, `${paragraphs.join('\n\n')}\n`]
  if (index % 3 === 1)
    return [`${index}.log`, `Customer: Thank you!\n${paragraphs.map(it => `Agent: ${it}`).join('\n')}\n`]
  const macros = paragraphs.map((body, at) => ({ title: `Macro ${at}`, body }))
  return [`${index}.json`, `${JSON.stringify({ macros }, null, 2)}\n`]
}

const given = new Map(Array.from({ length: files }, (_, index) => fileOf(index)))
let folder = ''
let fixed = new Map<string, string>()
/** How long a whole run takes, in milliseconds. */
let whole = 0

const isScratch = (name: string): boolean => /^\..*\.tactful$/.test(name)

const hashes = async (): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(folder)).filter(name => !isScratch(name))
  return new Map(
    await Promise.all(names.map(async name => [name, hash(await readFile(join(folder, name)))] as const)),
  )
}

const reset = async (): Promise<void> => {
  await Promise.all([...given].map(([name, text]) => writeFile(join(folder, name), text)))
}

/** Runs the command and ends it after so many milliseconds; tells whether it had not ended by itself. */
const killedAfter = (milliseconds: number): Promise<boolean> =>
  new Promise(done => {
    const child = spawn(process.execPath, command, { cwd: folder, stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      done(signal === 'SIGKILL')
    })
  })

describe.skipIf(!existsSync('dist/cli.cjs') || process.platform === 'win32')(
  'kill -9 while files are fixed',
  () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'tactful-kill-'))
      await reset()
      const begun = performance.now()
      spawnSync(process.execPath, command, { cwd: folder })
      whole = performance.now() - begun
      fixed = new Map(await hashes())
    }, 120_000)

    afterAll(() => rm(folder, { recursive: true, force: true }))

    test('there is something to fix in every file', () => {
      const same = [...given].filter(([name, text]) => fixed.get(name) === hash(text))
      expect(same).toEqual([])
      expect(fixed.size).toBe(files)
    })

    test(`${kills} times: every file is whole, as it was or as it should be`, {
      timeout: kills * 60_000,
    }, async () => {
      const pick = picker(20_261_122 + kills)
      const seen = { midway: 0, killed: 0, old: 0, fixed: 0, scratch: 0 }
      // A run that ends before its time counts for nothing.
      for (let i = 0; i < kills * 2 && seen.killed < kills; i++) {
        await reset()
        const after = pick(Math.ceil(whole))
        seen.killed += (await killedAfter(after)) ? 1 : 0
        const now = await hashes()
        expect([...now.keys()].sort()).toEqual([...given.keys()].sort())
        const done = [...now].filter(([name, is]) => is === fixed.get(name)).length
        const old = [...now].filter(([name, is]) => is === hash(given.get(name) ?? '')).length
        expect(done + old, `killed after ${after} ms`).toBe(files)
        seen.fixed += done
        seen.old += old
        seen.midway += done > 0 && old > 0 ? 1 : 0
        seen.scratch += (await readdir(folder)).filter(isScratch).length
      }
      // What killed runs left is no file of the next one, which takes it away.
      await reset()
      expect(await killedAfter(600_000)).toBe(false)
      expect(await hashes()).toEqual(fixed)
      expect((await readdir(folder)).filter(isScratch)).toEqual([])
      if (kills > 3) console.log({ kills, whole: Math.round(whole), ...seen })
      expect(seen.killed).toBe(kills)
    })
  },
)
