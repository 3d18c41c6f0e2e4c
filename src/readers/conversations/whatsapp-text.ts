import type { Passage, Placeholder } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import { joinTokens } from '../prose/passage.ts'
import { findPlaceholders } from '../prose/placeholders.ts'
import { textPassages } from '../prose/text.ts'
import { chatMarks, hasMarks } from './chat-marks.ts'
import { whatsappHead } from './whatsapp-line.ts'

const unseen = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/
const kind = 'image|video|audio|sticker|GIF|document|contact card|photo|voice message|video note|media'

/** What stands where a picture or a file was. */
const media = new RegExp(
  String.raw`^(?:<[^<>\n]{0,40}(?:omitted|omis|omitido|weggelassen|ausgeschlossen|省略|略去|忽略)[^<>\n]{0,20}>` +
    String.raw`|(?:.{1,120} • .{1,30} )?(?:${kind}) omitted|<attached: [^<>\n]{1,200}>` +
    String.raw`|.{1,160} \((?:file attached|archivo adjunto|fichier joint|Datei angehängt|文件附件|檔案已附加)\)` +
    `|(?:图像|影像|图片|圖片|视频|影片|音频|音訊|贴图|貼圖|文件|檔案)已?(?:忽略|省略|略去)|null)$`,
  'iu',
)

/** What WhatsApp says under somebody’s name. */
const notice =
  /^(?:this message was deleted|you deleted this message|(?:missed|silenced) (?:voice|video|group)|messages (?:and calls |to this )|waiting for this message|your security code|.{1,60} security code .{0,40}changed|location: https?:|live location shared|poll:\s|此消息已|您删除了此|你已刪除此|此訊息已|消息和通话|訊息和通話)/iu

const edited = /\s*[\u200E\u202A]?<(?:This message was edited|.{0,6}(?:编辑|編輯).{0,4})>\s*$/iu

export const isNotice = (words: string): boolean => notice.test(bare(words))

const bare = (words: string): string => words.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').trim()

const mention = /@\u2068[^\u2069\n]{1,60}\u2069|@\d{7,15}(?!\d)/gu

const spell: Spell = words => {
  if (words.split('\n').some((line, index) => index > 0 && whatsappHead(line)))
    return { refused: 'a line of the words would begin a new message' }
  return hasMarks(words) ? { refused: 'the words would be read as marked' } : words
}

interface Shown {
  readonly pieces: Piece[]
  /** Where mentions stand in what the pieces read. */
  readonly names: Placeholder[]
}

const isShown = ({ start, end }: Piece): boolean => end > start

/** What of a message is shown: no marks, no media line, no note that it was edited. */
const piecesOf = (words: string): Shown => {
  const mentions = [...words.matchAll(mention)].map(({ 0: found, index }) => {
    return { start: index, end: index + found.length, name: bare(found) }
  })
  const { marks, blocks } = chatMarks(words, mentions)
  const until = words.length - (edited.exec(words.slice(-120))?.[0].length ?? 0)
  const feed = words.indexOf('\n')
  const first = feed === -1 ? words : words.slice(0, feed)
  const hidden: Piece[] = [
    ...marks.map(at => ({ start: at, end: at + 1 })),
    ...[...words.matchAll(new RegExp(unseen, 'gu'))].map(({ index }) => ({ start: index, end: index + 1 })),
    ...blocks.map(range => ({ ...range, text: '\n\n' })),
    ...(media.test(bare(first)) ? [{ start: 0, end: first.length }] : []),
    { start: until, end: words.length },
  ].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  const names: Placeholder[] = []
  let last = 0
  let length = 0
  let next = 0
  for (const range of hidden) {
    const kept = { start: last, end: Math.min(range.start, until) }
    for (; (mentions[next]?.start ?? Infinity) < kept.end; next++) {
      const { start = 0, name = '' } = mentions[next] ?? {}
      const from = length + start - kept.start
      if (start >= kept.start)
        names.push({ start: from, end: from + name.length, type: 'name', name: name.slice(1) })
    }
    if (isShown(kept)) {
      pieces.push(kept)
      length += kept.end - kept.start
    }
    if (range.text !== undefined && range.end <= until && range.start >= last) {
      pieces.push(range)
      length += range.text.length
    }
    last = Math.max(last, range.end)
  }
  return { pieces, names }
}

/** The passages of a message, without what WhatsApp put into it. */
export const whatsappPassages = (file: Located, start: number, end: number): readonly Passage[] => {
  const words = file.slice(start, end)
  const { pieces, names } = piecesOf(words.text)
  const shown = words.select(pieces, spell)
  const code = chatMarks(shown.text).code.map(range => ({ ...range, type: 'unknown' as const, name: '' }))
  return textPassages(shown, joinTokens(joinTokens(names, code), findPlaceholders(shown.text)))
}
