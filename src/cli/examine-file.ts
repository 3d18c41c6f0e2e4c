import type { Fresh } from '../node/cache/cache.ts'
import type { FileSystem } from '../node/filesystem.ts'
import { sizeOf } from '../node/size.ts'
import { formatsOf } from '../readers/extensions.ts'
import type { Format } from '../readers/reader.ts'
import type { ExaminationOf } from './checkers.ts'
import { type Examined, examine } from './examine.ts'
import { mostBytes, open, tooLarge, type Unread } from './inputs.ts'
import { type PlainChecked, plainChecked } from './plain.ts'

/** With what files are opened and examined. */
export interface Bench {
  readonly examinationOf: ExaminationOf
  readonly formats: readonly Format[]
  readonly fs: Pick<FileSystem, 'readFile'> & Partial<Pick<FileSystem, 'stat' | 'pieces'>>
}

/** Bytes: a file of fewer is read whole, which takes no more memory. */
const long = 1_000_000

/** A long file of NDJSON, examined part by part where nobody asks for the whole; undefined where it is to be opened. */
const passed = async (
  { file, as }: Unread,
  { examinationOf, formats, fs: { stat, pieces } }: Bench,
): Promise<Examined | undefined> => {
  if (!pieces || !stat || file.newIn) return undefined
  if ((as ?? formatsOf(file.name, formats)[0]?.id) !== 'ndjson') return undefined
  const found = await stat(file.at).catch(() => undefined)
  const size = found?.isFile() ? (found.size ?? 0) : 0
  if (size < long) return undefined
  const examination = await examinationOf(file.at)
  if (examination.keepSaid || !examination.unmended) return undefined
  const { examinePassing } = await import('./examine-passing.ts')
  const result = await examinePassing(file, examination, pieces)
  if ('examined' in result) return result.examined
  return size > mostBytes ? { problems: [tooLarge(file.path, result.unfit)] } : undefined
}

/** Opens a file and examines it. */
export const examineFile = async (unread: Unread, bench: Bench): Promise<Examined> => {
  const { examinationOf, formats, fs } = bench
  const told = await passed(unread, bench)
  if (told) return told
  const input = await open(unread, formats, fs)
  if (input.is === 'text') return examine(input, await examinationOf(input.at))
  return { problems: input.is === 'problem' ? [input.problem] : [] }
}

/** Comments may silence until a day. */
const hasDates = (text: string): boolean => text.includes('tactful-')

type Seal = (value: unknown, bytes: Uint8Array) => Buffer

/** What rules over whole folders keep of it, apart: as long as no file changes, nobody asks for it. */
const gatheredFor = ({ gathered }: PlainChecked, bytes: Uint8Array, seal: Seal) => {
  if (!gathered) return {}
  return { gathered: gathered.length === 0 ? new Uint8Array() : seal(gathered, bytes) }
}

const wordsFor = (examined: Examined, bytes: Uint8Array, seal: Seal) => {
  if (!examined.report) return { kept: { is: 'skipped' }, dated: false } as const
  const { silencer } = examined
  const plain = plainChecked({ ...examined, report: { ...examined.report, source: '' } })
  const { gathered: _, ...own } = plain
  const apart = gatheredFor(plain, bytes, seal)
  const dated = hasDates(examined.report.source)
  const { format, messages, otherLanguages, findings, suppressed = [], said } = examined.report
  if (findings.length + suppressed.length === 0 && !silencer && !said)
    return { kept: { is: 'clean', format, messages, otherLanguages, ...apart }, dated } as const
  return { kept: { is: 'sealed', sealed: seal(own, bytes), ...apart }, dated } as const
}

/** The same, with what a cache may keep of it: nothing of a file that is at fault, or that changes meanwhile. */
export const examineFileToKeep = async (
  unread: Unread,
  bench: Bench,
): Promise<{ readonly examined: Examined; readonly fresh?: Fresh }> => {
  const [{ readSeen }, { seal }] = await Promise.all([
    import('../node/cache/stamp.ts'),
    import('../node/cache/seal.ts'),
  ])
  // What is read part by part is not held to be hashed.
  if (sizeOf(unread.file.at) > mostBytes) return { examined: await examineFile(unread, bench) }
  const read: ReturnType<typeof readSeen>[] = []
  const readFile = async (path: string): Promise<Uint8Array> => {
    const one = readSeen(path)
    read.push(one)
    return one.bytes
  }
  const examined = await examineFile(unread, { ...bench, fs: { readFile } })
  const [{ bytes, seen } = { bytes: undefined, seen: undefined }] = read
  const whole = examined.problems.length === 0 && !('cut' in examined && examined.cut)
  if (!bytes || !seen || !whole) return { examined }
  return { examined, fresh: { seen, ...wordsFor(examined, bytes, seal) } }
}
