import type { FileSystem } from '../node/filesystem.ts'
import { Unfit, wholeLines } from '../node/whole-lines.ts'
import type { PassingText } from '../text/passing.ts'
import { passingText } from '../text/passing.ts'
import { isProblem } from '../text/problem.ts'
import { type Examination, type Examined, faulty, fileToCheck, optionsFor } from './examine.ts'
import { mostBytes, type Unread, unopened } from './inputs.ts'

/** Comments for Tactful speak of what stands before and behind them. */
const word = 'tactful-'

/** Its end, which begins with a rarer letter, is looked for first: that takes a third of the time. */
const holdsWord = (text: string): boolean => text.includes('ful-') && text.includes(word)

function* fitting(texts: Iterable<string>): Generator<string> {
  for (const text of texts) {
    if (holdsWord(text)) throw new Unfit(`“${word}” stands in it, as in comments for Tactful`)
    yield text
  }
}

/** What came of the file, or a clause that says why it must be read as a whole. */
export type Passed = { readonly examined: Examined } | { readonly unfit: string }

const checked = async (
  file: Unread['file'],
  text: PassingText,
  examination: Examination,
): Promise<Passed> => {
  const { first: located, parts, forget } = text
  // XML may declare another encoding.
  if (/^\uFEFF?</.test(located.text)) return { unfit: 'it is XML' }
  const source = { path: file.name, located, encoding: 'utf-8', passing: { parts, forget } }
  const reading = await examination.readSource(source, optionsFor(examination))
  if (!reading || isProblem(reading) || reading.format !== 'ndjson')
    return { unfit: 'its first lines hold no messages' }
  const held = examination.keepLines ? text : { ...text, quote: () => {} }
  const toCheck = { ...fileToCheck(file, examination), text: held }
  return { examined: await examination.checkReading(reading, toCheck) }
}

/**
 * Reads a file of NDJSON part by part, so that no more of it is held than a conversation, and checks it. Nothing is told of
 * a file that turns out to be unfit for that.
 */
export const examinePassing = async (
  file: Unread['file'],
  examination: Examination,
  pieces: NonNullable<FileSystem['pieces']>,
): Promise<Passed> => {
  const { texts, readSoFar } = wholeLines(pieces(file.at), mostBytes)
  try {
    return await checked(file, passingText(fitting(texts), readSoFar), examination)
  } catch (error) {
    if (error instanceof Unfit) return { unfit: error.message }
    if (error instanceof Error && 'syscall' in error)
      return { examined: { problems: [unopened(file.path, error)] } }
    return { examined: faulty(file.path, error, examination) }
  } finally {
    texts.return(undefined)
  }
}
