import { makeScan, type Scan } from '../language/scan.ts'
import { tokenize } from '../language/tokens.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import type { Passage } from '../text/conversation.ts'
import { hashTokens } from './runs.ts'

/** Makes the first look at a passage: its tokens in columns, which hold until the next look. */
export const makeLook = (vocabulary: Vocabulary): ((passage: Passage) => Scan) => {
  const scan = makeScan(vocabulary)
  // As a scan makes its own: V8 makes code anew that meets another shape.
  const copied = {
    ids: new Int32Array(256),
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    hashes: new Int32Array(256),
    capitals: undefined,
    count: 0,
    words: 0,
    plainEnglish: false,
  }
  /** The tokens of a text that no scan can tell. */
  const tokensAsScan = ({ located, placeholders }: Passage): Scan => {
    const tokens = tokenize(located.text, placeholders, vocabulary)
    if (copied.ids.length < tokens.length) {
      const room = tokens.length * 2
      const column = (): Int32Array<ArrayBuffer> => new Int32Array(room)
      Object.assign(copied, { ids: column(), starts: column(), ends: column(), hashes: column() })
    }
    copied.count = tokens.length
    copied.words = 0
    for (const [at, { id, type, start, end }] of tokens.entries()) {
      copied.ids[at] = id
      copied.starts[at] = start
      copied.ends[at] = end
      if (type !== 'mark') copied.words++
    }
    hashTokens(tokens, located.text, copied.hashes)
    return copied
  }
  return passage => scan(passage.located.text, passage.placeholders) ?? tokensAsScan(passage)
}
