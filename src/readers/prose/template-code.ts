import type { Step } from './template-tags.ts'

const bracesOf = (code: string): { readonly closes: number; readonly opens: number } => {
  let depth = 0
  let least = 0
  for (const unit of code) {
    if (unit === '{') depth++
    else if (unit === '}') least = Math.min(least, --depth)
  }
  return { closes: -least, opens: depth - least }
}

const condition = (code: string, word: string): string =>
  code
    .slice(word.length)
    .replace(/\s*(?:then|[{:])?\s*$/, '')
    .trim()

/** JavaScript steers with braces: `if (late) {`, `} else {`, `})`. */
const byBraces = (code: string): Step | undefined => {
  const { closes, opens } = bracesOf(code)
  if (closes === 0 && opens === 0) return undefined
  if (closes === 1 && opens === 1 && /^\}\s*else\b/.test(code))
    return { does: 'turn', last: !/^\}\s*else\s+if\b/.test(code) }
  if (closes === 1 && opens === 0) return { does: 'close', of: 'brace' }
  if (closes === 0 && opens === 1) {
    const choice = /^if\b/.test(code)
    return { does: 'open', as: choice ? 'if' : 'once', of: 'brace', on: condition(code, 'if'), not: false }
  }
  return { does: 'confuse' }
}

/** What a line of Ruby or JavaScript between `<%` and `%>` does to the text around it. */
export const codeStep = (inside: string): Step | undefined => {
  const code = inside.replace(/\s+#\s.*$/, '').trim()
  const ended = /\bend\s*$/.test(code) && code !== 'end'
  const word = /^(?:if|unless|case|while|until|for|begin|elsif|else|when|in|end)\b/.exec(code)?.[0]
  const isRuby = !/[{}]\s*$/.test(code) && !code.startsWith('}')
  if (word && isRuby && !ended) {
    switch (word) {
      case 'if':
      case 'unless':
        return { does: 'open', as: 'if', of: 'end', on: condition(code, word), not: word === 'unless' }
      case 'case':
        return { does: 'open', as: 'case', of: 'end', on: '', not: false }
      case 'elsif':
      case 'when':
      case 'in':
        return { does: 'turn', last: false }
      case 'else':
        return { does: 'turn', last: true }
      case 'end':
        return { does: 'close', of: 'end' }
      default:
        return { does: 'open', as: 'once', of: 'end', on: '', not: false }
    }
  }
  if (/\bdo(?:\s*\|[^|]*\|)?\s*$/.test(code))
    return { does: 'open', as: 'once', of: 'end', on: '', not: false }
  return byBraces(code)
}
