import { ownRewrite, readsAlike, rewriteOne } from '../../engine/fix.ts'
import type { Planned } from '../../engine/planned.ts'
import type { Diagnostic, ReportedRewrite } from '../../engine/report.ts'
import { encode } from '../../node/encode.ts'
import type { Reading } from '../../readers/reader.ts'
import { type Edit, isRefusal, type Refusal } from '../../text/edit.ts'
import { Located } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { type Examination, type Examined, examine, type Text } from '../examine.ts'

/** A text changed in one place. */
export interface Made {
  readonly text: string
  readonly edits: readonly Edit[]
}

/** A file on which somebody works: how its text is checked and changed. Nothing here writes to the disk. */
export interface Desk {
  readonly given: Text
  /** What is found in the text by itself; rules over whole folders have no say. */
  readonly examined: (text: string) => Promise<Examined>
  readonly read: (text: string) => Promise<Reading | Problem | undefined>
  /** Puts an offered rewrite into the text. */
  readonly take: (text: string, finding: Diagnostic, rewrite: ReportedRewrite) => Promise<Made | Refusal>
  /** Puts words of somebody's own in the place of a finding's. */
  readonly put: (text: string, finding: Diagnostic, words: string) => Promise<Made | Refusal>
  /** A text with a comment more, where it reads the same with it. */
  readonly comment: (text: string, edit: Edit) => Promise<Made | undefined>
}

const applied = (text: string, { start, end, text: words }: Edit): string =>
  text.slice(0, start) + words + text.slice(end)

export const deskFor = (given: Text, examination: Examination): Desk => {
  const { name, encoding = 'utf-8' } = given
  const as = examination.reading?.as ?? examination.as
  const options = { ...examination.reading, ...(as === undefined ? {} : { as }) }
  let last: { readonly text: string; readonly examined: Promise<Examined> } | undefined
  const read: Desk['read'] = text =>
    examination.readSource(
      {
        path: name,
        located: Located.file(text),
        ...(given.encoding === undefined ? {} : { encoding: given.encoding }),
      },
      options,
    )
  const make = async (text: string, planned: Planned | Refusal): Promise<Made | Refusal> => {
    if (isRefusal(planned)) return planned
    const made = await rewriteOne(text, planned, read)
    if (typeof made !== 'string') return made
    if (!encode(made, encoding)) return { refused: `${encoding}, the file’s encoding, lacks a letter of it` }
    return { text: made, edits: planned.edits }
  }
  return {
    given,
    read,
    examined: text => {
      if (last?.text !== text)
        last = { text, examined: examine({ ...given, text, among: false }, examination) }
      return last.examined
    },
    take: async (text, finding, { text: words, change, edits, refused = 'there is nowhere to put it' }) =>
      make(text, change ? { finding, words, change, edits } : { refused }),
    put: async (text, finding, words) => make(text, ownRewrite(finding, words)),
    comment: async (text, edit) => {
      const made = applied(text, edit)
      const alike = encode(made, encoding) !== undefined && (await readsAlike(text, made, read))
      return alike ? { text: made, edits: [edit] } : undefined
    },
  }
}
