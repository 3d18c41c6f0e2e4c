import { catalogFormats, catalogTreeFormats } from './catalogs/formats.ts'
import { conversationFormats, lineFormats, ndjsonFormat, transcriptFormat } from './conversations/formats.ts'
import { helpdeskFormats } from './helpdesks/formats.ts'
import { macrosFormat } from './macros/formats.ts'
import { mailFormats } from './mail/formats.ts'
import { htmlFormat, markdownFormat, mjmlFormat, textFormat } from './prose/formats.ts'
import { reactEmailFormat } from './react/formats.ts'
import type { Format } from './reader.ts'
import { treeFormats } from './trees/reader.ts'

/** Every format, the more telling before the less: the first that fits a file reads it. */
export const formats: readonly Format[] = [
  markdownFormat,
  ndjsonFormat,
  ...treeFormats([
    ...helpdeskFormats,
    ...conversationFormats,
    ...catalogTreeFormats,
    transcriptFormat,
    macrosFormat,
  ]),
  ...catalogFormats,
  reactEmailFormat,
  ...mailFormats,
  mjmlFormat,
  htmlFormat,
  ...lineFormats,
  textFormat,
]
