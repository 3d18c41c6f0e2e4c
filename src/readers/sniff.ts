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
export const startsAsJson = (start: string): boolean => /^(?:\{\s*["}]|\[\s*[[{"\]])/.test(content(start))

/** A text whose first line is a whole JSON object, with more after it. */
export const startsAsNdjson = (start: string): boolean => {
  const text = content(start)
  const feed = text.indexOf('\n')
  if (!text.startsWith('{') || feed === -1 || text.slice(feed).trim() === '') return false
  return isObject(text.slice(0, feed))
}

export const startsAsHtml = (start: string): boolean =>
  /^(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype html|html|head|body|mjml|table|div|p|h[1-6]|span|a|ul|ol|br)[\s/>]/i.test(
    content(start),
  )
