import {
  type CommentMarks,
  codeComments,
  escapedInJson,
  hashComments,
  proseComments,
} from '../../text/comment.ts'
import type { Located } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import type { Source } from '../reader.ts'
import { startsAsJson, startsAsNdjson, startsAsTable, startsAsToml } from '../sniff.ts'
import type { Container, TreeFormat } from './shape.ts'
import type { Tree } from './tree.ts'

/** What could be read of a text, with what could not. */
export interface Parsed {
  readonly trees: readonly Tree[]
  readonly problems: readonly Problem[]
}

/** Undoes a notation; a Problem for a text that breaks its rules. */
export type Parse = (located: Located) => readonly Tree[] | Parsed | Problem

interface Notation {
  readonly endings: readonly string[]
  readonly sniff: (start: string) => boolean
  /** Its own, and those of HTML and templates in its values. */
  readonly comments: readonly CommentMarks[]
  readonly load: () => Promise<Parse>
}

const never = (): boolean => false

/** Every notation of trees. */
export const notations: Readonly<Record<Container, Notation>> = {
  json: {
    endings: ['.json'],
    sniff: startsAsJson,
    comments: [...codeComments, ...proseComments, ...escapedInJson],
    load: () => import('./json.ts').then(it => it.parseJsonFile),
  },
  ndjson: {
    endings: ['.ndjson', '.jsonl'],
    sniff: startsAsNdjson,
    comments: [...proseComments, ...escapedInJson],
    load: () => import('./json.ts').then(it => it.parseJsonLines),
  },
  yaml: {
    endings: ['.yml', '.yaml'],
    sniff: never,
    comments: [...hashComments, ...proseComments],
    load: () => import('./yaml-text.ts').then(it => it.parseYaml),
  },
  csv: {
    endings: ['.csv', '.tsv'],
    sniff: startsAsTable,
    comments: proseComments,
    load: () => import('./csv.ts').then(it => it.parseCsv),
  },
  toml: {
    endings: ['.toml'],
    sniff: startsAsToml,
    comments: [...hashComments, ...proseComments],
    load: () => import('./toml.ts').then(it => it.parseToml),
  },
}

const all = Object.keys(notations) as Container[]

/** The endings of files that may hold a format. */
export const endingsOf = ({ containers, endings = {} }: TreeFormat): readonly string[] =>
  containers.flatMap(container => [...notations[container].endings, ...(endings[container] ?? [])])

/** The notation of a file, by its ending, then by its content, then by what the formats have. */
export const containerOf = ({ path, located }: Source, formats: readonly TreeFormat[]): Container => {
  const name = path.toLowerCase()
  const ends = (endings: readonly string[] = []): boolean => endings.some(ending => name.endsWith(ending))
  const named = all.find(
    container =>
      ends(notations[container].endings) || formats.some(({ endings }) => ends(endings?.[container])),
  )
  if (named === 'json' && startsAsNdjson(located.text)) return 'ndjson'
  return (
    named ??
    all.find(container => notations[container].sniff(located.text)) ??
    formats.flatMap(({ containers }) => containers).find(container => container !== 'json') ??
    'json'
  )
}
