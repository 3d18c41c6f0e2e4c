/** As many patterns may one with braces stand for. */
const most = 1000

/** What a pattern can't be, or undefined. */
export interface BadPattern {
  readonly message: string
  readonly hint: string
}

const unclosed = (pattern: string, open: string, close: string): boolean => {
  let depth = 0
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++
    else if (pattern[at] === open) depth++
    else if (pattern[at] === close && depth > 0) depth--
  }
  return depth > 0
}

/** The first `{a,b}` of a pattern with what stands around it; braces without a comma are meant as they stand. */
const brace = (pattern: string): { before: string; ways: readonly string[]; after: string } | undefined => {
  const stack: { at: number; commas: number[] }[] = []
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]
    if (letter === '\\') at++
    else if (letter === '{') stack.push({ at, commas: [] })
    else if (letter === ',') stack.at(-1)?.commas.push(at)
    else if (letter === '}') {
      const open = stack.pop()
      if (!open || open.commas.length === 0) continue
      const bounds = [open.at, ...open.commas, at]
      const ways = bounds.slice(1).map((bound, index) => pattern.slice((bounds[index] as number) + 1, bound))
      return { before: pattern.slice(0, open.at), ways, after: pattern.slice(at + 1) }
    }
  }
  return undefined
}

/** Patterns without braces; undefined for too many. */
const expanded = (pattern: string): readonly string[] | undefined => {
  const done = new Set<string>()
  const open = [pattern]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = brace(next)
    if (!found) done.add(next)
    else for (const way of found.ways.toReversed()) open.push(found.before + way + found.after)
    if (done.size + open.length > most) return undefined
  }
  return [...done]
}

/** What is wrong with a pattern, for whoever wrote it. */
export const badPattern = (pattern: string): BadPattern | undefined => {
  const path = pattern.replace(/^!/, '')
  const told = `“${pattern}”`
  if (path.trim() === '')
    return { message: `${told} matches no file`, hint: 'write a pattern, or take the line out' }
  if (/^[A-Za-z]:/.test(path) || path.startsWith('~')) {
    return {
      message: `${told} does not stand in the folder of the settings file`,
      hint: 'write it from there; a “/” in front ties it to that folder',
    }
  }
  if (path.split('/').includes('..')) {
    return { message: `${told} leaves the folder of the settings file`, hint: 'put the settings further up' }
  }
  if (/\\(?![!#*?[\]{}\\ ])/.test(path)) {
    return { message: `${told} has a backslash`, hint: 'folders are divided by “/”' }
  }
  if (unclosed(path, '[', ']')) return { message: `${told} has a “[” without “]”`, hint: 'close it' }
  if (unclosed(path, '{', '}')) return { message: `${told} has a “{” without “}”`, hint: 'close it' }
  if (expanded(path) === undefined) {
    return { message: `${told} stands for more than ${most} patterns`, hint: 'use * instead of braces' }
  }
  return undefined
}

/** A pattern as lines of a .gitignore: without braces, and without the “./” that means nothing there. */
export const gitPatterns = (pattern: string): readonly string[] => {
  const not = pattern.startsWith('!') ? '!' : ''
  const path = pattern.slice(not.length)
  return (expanded(path) ?? []).map(each => not + each.replace(/^\.\//, '/'))
}
