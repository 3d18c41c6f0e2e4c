import type { Edit, Refusal } from './edit.ts'
import type { Range } from './range.ts'

/**
 * A stretch of the parent text that goes into the new text: kept as it is or, with `text`, read as something
 * else (`&amp;` as `&`). What no piece covers is hidden: markup, a quote prefix.
 */
export interface Piece extends Range {
  readonly text?: string
}

/**
 * How words must be written so that reading them gives the words again; each format's own inverse. `place` is the
 * stretch of the parent text that they replace, for formats where it matters how long a line is.
 */
export type Spell = (words: string, place?: Range) => string | Refusal

export const verbatim: Spell = words => words

const none: readonly Placed[] = []

/**
 * Another way to write the whole text, for words that do not fit in how it is written now; what it gives takes the
 * place of this stretch of the parent.
 */
export interface Anew extends Range {
  readonly spell: Spell
}

interface Placed extends Piece {
  /** Where the piece begins and ends in the new text. */
  readonly from: number
  readonly to: number
  /** Where the next piece may begin with nothing but a break of the file's own between: a soft line break. */
  until?: number
}

/** How a text is found in its file when somebody asks where it stands; `from` is all that is known of it before. */
export interface Late<T> {
  /** The same text with its places. */
  readonly locate: (text: string, from: T) => Located
  /** Where the text begins in the file if it stands there just so, which is told sooner. */
  readonly startOf?: (text: string, from: T) => number | undefined
}

/** A text that knows, through any number of readings, which characters of the file it stands for. */
export class Located {
  readonly text: string
  readonly #parent: Located | undefined
  readonly #pieces: readonly Placed[]
  readonly #spell: Spell
  readonly #anew: Anew | undefined
  /** Where the text begins in its file. */
  readonly #base: number
  readonly #late: Late<unknown> | undefined
  readonly #from: unknown
  #made: Located | undefined

  private constructor(
    text: string,
    parent: Located | undefined,
    pieces: readonly Placed[],
    spell: Spell,
    anew?: Anew,
    base = 0,
    late?: Late<unknown>,
    from?: unknown,
  ) {
    this.text = text
    this.#parent = parent
    this.#pieces = pieces
    this.#spell = spell
    this.#anew = anew
    this.#base = base
    this.#late = late
    this.#from = from
  }

  /** The whole file; offsets in it are offsets in the file. A part of a file that nobody holds begins at `base`. */
  static file(source: string, base = 0): Located {
    return new Located(source, undefined, none, verbatim, undefined, base)
  }

  /** A text whose places are worked out when one is asked for; no function is made for it, as most are never asked. */
  static later<T>(text: string, from: T, late: Late<T>): Located {
    return new Located(text, undefined, none, verbatim, undefined, 0, late as Late<unknown>, from)
  }

  /**
   * Reads pieces of this text, in their order, as a new text. An empty piece only marks the place of an empty
   * text; one of several that is read as '' is a break of the file's own, which a fix may write over. Throws a
   * RangeError when pieces overlap, run backwards or leave the text: a reader's bug.
   */
  select(pieces: readonly Piece[], spell: Spell = verbatim, anew?: Anew): Located {
    const placed: Placed[] = []
    const parts: string[] = []
    let from = 0
    let last = 0
    for (const piece of pieces) {
      if (piece.start < last || piece.end < piece.start || piece.end > this.text.length) {
        throw new RangeError(
          `piece ${piece.start}–${piece.end} after ${last} in a text of ${this.text.length}`,
        )
      }
      last = piece.end
      const part = piece.text ?? this.text.slice(piece.start, piece.end)
      if (part === '' && pieces.length > 1) {
        const before = placed.at(-1)
        if (piece.text === '' && before && (before.until ?? before.end) === piece.start)
          before.until = piece.end
        continue
      }
      const { start, end, text } = piece
      const to = from + part.length
      // Written out: spreading the piece halves the speed of reading NDJSON.
      placed.push(text === undefined ? { start, end, from, to } : { start, end, text, from, to })
      parts.push(part)
      from += part.length
    }
    return new Located(parts.length === 1 ? (parts[0] ?? '') : parts.join(''), this, placed, spell, anew)
  }

  /** A stretch of this text, as a text of its own. */
  slice(start: number, end: number): Located {
    return this.select([{ start, end }])
  }

  /** The text of the whole file. */
  get whole(): string {
    const same = this.#same()
    return same.#parent ? same.#parent.whole : same.text
  }

  /** The smallest stretch of the file that holds all that `range` stands for. */
  source(range: Range): Range {
    return this.#source(range, this.#closes(range))
  }

  /** The edit of the file that makes the text at `range` read `words`, or the reason why there is none. */
  replace(range: Range, words: string): Edit | Refusal {
    return this.#replace(range, words, this.#closes(range))
  }

  /** An empty stretch at the end of a text belongs to the words before it, however many layers down. */
  #closes({ start }: Range): boolean {
    return start > 0 && start === this.text.length
  }

  /** This text with its places. */
  #same(): Located {
    if (!this.#late) return this
    this.#made ??= this.#late.locate(this.text, this.#from).#same()
    return this.#made
  }

  #source(range: Range, closing: boolean): Range {
    if (this.#late) {
      const start = this.#made ? undefined : this.#late.startOf?.(this.text, this.#from)
      if (start === undefined) return this.#same().#source(range, closing)
      return { start: start + range.start, end: start + range.end }
    }
    if (this.#parent) return this.#parent.#source(this.#behind(range, closing), closing)
    if (this.#base === 0) return range
    return { start: this.#base + range.start, end: this.#base + range.end }
  }

  #replace(range: Range, words: string, closing: boolean): Edit | Refusal {
    if (this.#late) return this.#same().#replace(range, words, closing)
    if (!this.#parent) return { start: this.#base + range.start, end: this.#base + range.end, text: words }
    const hidden = this.#hidden(range)
    if (hidden) return { refused: hidden }
    const place = this.#behind(range, closing)
    const spelled = this.#spell(words, place)
    if (typeof spelled !== 'string') return this.#whole(range, words, closing) ?? spelled
    return this.#parent.#replace(place, spelled, closing)
  }

  /** The edit that writes the whole text anew, with `words` at `range`. */
  #whole({ start, end }: Range, words: string, closing: boolean): Edit | Refusal | undefined {
    if (!this.#parent || !this.#anew) return undefined
    const spelled = this.#anew.spell(this.text.slice(0, start) + words + this.text.slice(end))
    if (typeof spelled !== 'string') return spelled
    return this.#parent.#replace(this.#anew, spelled, closing)
  }

  /** The stretch of the parent that `range` stands for. */
  #behind({ start, end }: Range, closing: boolean): Range {
    if (end > start) return { start: this.#startOf(start), end: this.#endOf(end) }
    const at = closing && start > 0 ? this.#endOf(start) : this.#startOf(start)
    return { start: at, end: at }
  }

  #hidden(range: Range): string | undefined {
    const first = this.#indexAt(range.start)
    for (let i = first; i < this.#pieces.length; i++) {
      const piece = this.#pieces[i] as Placed
      if (piece.from >= range.end) break
      const partly = (offset: number): boolean => piece.from < offset && offset < piece.to
      if (piece.text !== undefined && (partly(range.start) || partly(range.end)))
        return 'the words begin or end inside an escape'
      const next = this.#pieces[i + 1]
      if (next && next.from < range.end && next.start !== (piece.until ?? piece.end))
        return 'markup stands between the words'
    }
    return undefined
  }

  #startOf(offset: number): number {
    const piece = this.#pieces[this.#indexAt(offset)]
    if (!piece) return 0
    if (piece.text !== undefined) return offset >= piece.to ? piece.end : piece.start
    return piece.start + Math.min(offset - piece.from, piece.end - piece.start)
  }

  #endOf(offset: number): number {
    const piece = this.#pieces[this.#indexAt(offset - 1)]
    if (!piece) return 0
    return piece.text === undefined ? piece.start + (offset - piece.from) : piece.end
  }

  /** The piece that holds the character at `offset`; the last one for the end of the text. */
  #indexAt(offset: number): number {
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#pieces[middle] as Placed).from <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
