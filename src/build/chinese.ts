import { Converter } from 'opencc-js'

/**
 * Traditional characters that a converter of whole words wrote too often, and that its own table leaves alone
 * because each is a word of its own somewhere.
 */
const overConverted = new Map(
  Object.entries({
    瞭: '了',
    彆: '别',
    麵: '面',
    迴: '回',
    纔: '才',
    颱: '台',
    嚮: '向',
    齣: '出',
    傢: '家',
  }),
)

const toSimplified = Converter({ from: 't', to: 'cn' })
const toTaiwanese = Converter({ from: 'cn', to: 'twp' })

/** A Simplified text as Taiwan writes it, words included: 支持 is 支援 where it means support. */
export const traditional = (text: string): string => toTaiwanese(text)

/** The text of `src/language/traditional-simplified.ts`: each Traditional character with its Simplified one. */
export const simplifiedModule = (): string => {
  let from = ''
  let to = ''
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const char = String.fromCharCode(code)
    const simple = overConverted.get(char) ?? toSimplified(char)
    if (simple.length !== 1 || simple === char) continue
    from += char
    to += simple
  }
  const lines = (text: string): string =>
    (text.match(/.{1,96}/gu) ?? []).map(line => `  '${line}'`).join(' +\n')
  return [
    '// Written by `npm run docs` from the tables of opencc-js. Do not edit.',
    '',
    '/** Traditional characters, in the order of their Simplified forms in `simplified`. */',
    `export const traditional =\n${lines(from)}`,
    '',
    `export const simplified =\n${lines(to)}`,
    '',
  ].join('\n')
}
