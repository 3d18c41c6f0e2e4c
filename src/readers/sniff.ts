const content = (start: string): string => start.replace(/^\uFEFF/, '').trimStart()

const isObject = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** A text that begins as a JSON object or list does; a template such as `{{ name }}` does not. */
export const startsAsJson = (start: string): boolean =>
  /^(?:\{\s*["}]|\[\s*[[{"\]])/.test(content(start)) && !startsAsToml(start)

/** A text whose first line is a whole JSON object, with more after it. */
export const startsAsNdjson = (start: string): boolean => {
  const text = content(start)
  const feed = text.indexOf('\n')
  if (!text.startsWith('{') || feed === -1 || text.slice(feed).trim() === '') return false
  return isObject(text.slice(0, feed))
}

/** A text that is JSON, or lines of it, from its beginning to its end. */
export const isData = (start: string, text: string): boolean => {
  if (startsAsNdjson(start)) return true
  if (!startsAsJson(start)) return false
  try {
    return typeof JSON.parse(text.replace(/^\uFEFF/, '')) === 'object'
  } catch {
    return false
  }
}

export const startsAsMjml = (start: string): boolean =>
  /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<mjml[\s>]/i.test(content(start))

export const startsAsHtml = (start: string): boolean =>
  /^(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype html|html|head|body|table|div|p|h[1-6]|span|a|ul|ol|br)[\s/>]/i.test(
    content(start),
  )

/** Columns that a table of messages or macros has. */
const column =
  /^(?:answer|body|canned ?response|content|macro|message|messages?[ _]?body|reply|response|template|text|utterance)$/i

/** A text whose first line names columns, one of them a column of prose. */
export const startsAsTable = (start: string): boolean => {
  const text = content(start)
  const feed = text.indexOf('\n')
  const [line = '', more = ''] = [text.slice(0, Math.max(0, feed)), text.slice(feed + 1)]
  if (/^sep=[^\r\n]\r?$/i.test(line)) return true
  const names = line.split(/[,;\t]/).map(name => name.replace(/^[\s"]+|[\s"]+$/g, ''))
  return (
    names.length > 1 &&
    more.trim() !== '' &&
    names.every(name => /^[\p{L}_][\p{L}\p{N} ._#-]{0,40}$/u.test(name)) &&
    names.some(name => column.test(name))
  )
}

/** A text whose first line, comments aside, is a table's name or a key with a value. */
export const startsAsToml = (start: string): boolean => {
  const [first = '', ...more] = content(start.slice(0, 4096))
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
  const isPair = (line: string): boolean =>
    /^(?:[\w-]+|"[^"]*")(?:\.[\w-]+)* = (?:["'\d[{]|true|false)/.test(line)
  return isPair(first) || (/^\[\[?[\w.-]+\]\]?$/.test(first) && isPair(more[0] ?? ''))
}
