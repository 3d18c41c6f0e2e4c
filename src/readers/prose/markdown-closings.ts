import type { Construct } from './markdown-micromark.ts'

type Tokenize = Construct['tokenize']
type Context = ThisParameterType<Tokenize>
type State = Parameters<Tokenize>[1]

const signOf = (sign: string): number => sign.charCodeAt(0)
const [tick, exclamation, question, dash, bracket] = [...'`!?-['].map(signOf)

/** What a paragraph lacks, once it was looked for up to the end. */
const lacking = new WeakMap<object, Set<string>>()

const lacks = (context: Context): Set<string> => {
  const found = lacking.get(context) ?? new Set()
  lacking.set(context, found)
  return found
}

/** HTML within words. Where a comment, an instruction or the like is not closed, no later one is, nor looked for. */
export const untilEnd = (html: Construct): Construct => ({
  ...html,
  tokenize(effects, ok, nok) {
    const missing = lacks(this)
    let kind = ''
    const refuse: State = code => {
      if (code === null && kind !== '') missing.add(kind)
      return nok(code)
    }
    let next: State | undefined = html.tokenize.call(this, effects, ok, refuse)
    const go: State = code => (missing.has(kind) ? nok(code) : next?.(code))
    const third: State = code => {
      kind = code === dash ? '-->' : code === bracket ? ']]>' : '>'
      return go(code)
    }
    const second: State = code => {
      if (code === question) kind = '?>'
      if (code !== exclamation) return go(code)
      next = next?.(code) as State
      return third
    }
    return code => {
      next = next?.(code) as State
      return second
    }
  },
})

/** How many backticks stand where for the last time, as seen by who looked for some in vain. */
const ticksIn = new WeakMap<object, ReadonlyMap<number, number>>()

/** Code within words. Once backticks were looked for up to the end, it is known which are there. */
export const untilTicks = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const from = this.now().offset
    const known = ticksIn.get(this)
    const seen = new Map<number, number>()
    let [size, run, isOver] = [0, 0, false]
    const close: State = code => {
      isOver = true
      return ok(code)
    }
    const refuse: State = code => {
      isOver = true
      if (code === null) ticksIn.set(this, seen)
      return nok(code)
    }
    const looking =
      (inner: State): State =>
      code => {
        if (code === tick) run++
        else if (run > 0) {
          seen.set(run, this.now().offset - run)
          run = 0
        }
        const next = inner(code) as State
        return isOver ? next : looking(next)
      }
    const opening =
      (inner: State): State =>
      code => {
        if (code === tick) {
          size++
          return opening(inner(code) as State)
        }
        if (!known) return looking(inner)(code)
        return (known.get(size) ?? -1) > from ? inner(code) : nok(code)
      }
    return opening(construct.tokenize.call(this, effects, close, refuse))
  },
})

/** An address with a title. Where a title is not closed, no later one of its kind is, nor looked for. */
const titled = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const missing = lacks(this)
    let [marks, kind, isOver] = [0, '', false]
    const enter: typeof effects.enter = (type, fields) => {
      if (type.endsWith('TitleMarker')) marks++
      return effects.enter(type, fields)
    }
    const close: State = code => {
      isOver = true
      return ok(code)
    }
    const refuse: State = code => {
      isOver = true
      if (code === null && marks === 1) missing.add(kind)
      return nok(code)
    }
    const watched =
      (inner: State): State =>
      code => {
        const next = inner(code) as State
        if (isOver) return next
        if (marks === 1 && kind === '') {
          kind = `title ${code}`
          if (missing.has(kind)) return nok
        }
        return watched(next)
      }
    return watched(construct.tokenize.call(this, { ...effects, enter }, close, refuse))
  },
})

/** What tries a title, or an address with one, while it reads. */
export const withTitles = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    const attempt: typeof effects.attempt = (tried, yes, no) =>
      effects.attempt('tokenize' in tried ? titled(tried as Construct) : tried, yes, no)
    return construct.tokenize.call(this, { ...effects, attempt }, ok, nok)
  },
})
