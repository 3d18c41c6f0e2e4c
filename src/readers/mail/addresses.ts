import { headerText } from './encoded-words.ts'

/** Somebody who writes or gets a mail. */
export interface Person {
  readonly name?: string
  /** In small letters. */
  readonly address?: string
}

const mailbox = /[^\s<>()[\],;:"@]{1,100}@[^\s<>()[\],;:"@]{1,200}/

/** The addresses of a list, split where no quote mark or comment is open. */
const split = (value: string): readonly string[] => {
  const found: string[] = []
  let [start, quoted, depth] = [0, false, 0]
  for (let at = 0; at < value.length; at++) {
    const unit = value[at]
    if (unit === '\\') at++
    else if (unit === '"') quoted = !quoted
    else if (quoted) continue
    else if (unit === '(') depth++
    else if (unit === ')') depth = Math.max(0, depth - 1)
    else if ((unit === ',' || unit === ';') && depth === 0) {
      found.push(value.slice(start, at))
      start = at + 1
    }
  }
  return [...found, value.slice(start)].filter(each => each.trim() !== '')
}

const unquoted = (name: string): string =>
  name
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .replace(/\\(.)/g, '$1')
    .trim()

/** One person, however many commas the name has. */
export const personOf = (written: string, bytes: boolean): Person => {
  const address = mailbox.exec(written)?.[0]
  const open = written.indexOf('<')
  const comment = /\(([^()]{1,200})\)/.exec(written)?.[1]
  const before = open > 0 ? written.slice(0, open) : ''
  const bare = address === undefined && open === -1 ? written : ''
  const name = unquoted(headerText(unquoted(before || comment || bare), bytes)).slice(0, 200)
  return {
    ...(name === '' || name.toLowerCase() === address?.toLowerCase() ? {} : { name }),
    ...(address === undefined ? {} : { address: address.toLowerCase() }),
  }
}

/** The people of a From, To or Cc field (RFC 5322, 3.4), or of the same line in a quoted head. */
export const peopleIn = (value: string, bytes: boolean): readonly Person[] =>
  split(value.slice(0, 20_000)).map(each => personOf(each.replace(/^[^"<@]{1,100}:(?!\S*@)/, ''), bytes))
