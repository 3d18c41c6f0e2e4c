import type { Examined, Text } from './examine.ts'
import type { Settle } from './held.ts'
import type { Input, Unread } from './inputs.ts'

/** What is to be told of one input. */
export type Outcome =
  | { readonly is: 'examined'; readonly examined: Examined }
  | Extract<Input, { is: 'note' | 'skipped' }>

/** What comes of a file, put off until its turn comes. */
export type Later = () => Promise<Examined | undefined>

/** How inputs are examined. */
export interface Examining {
  /** A text that is read already; undefined where it is put aside for somebody to look at. */
  readonly text: (text: Text) => Promise<Examined | undefined>
  /** A file that nobody has opened: here, from a cache, or by other threads, which begin at once. */
  readonly file: (unread: Unread) => Later
  /** How many files may be under way at once behind the one whose turn it is: none until there are enough of them. */
  readonly ahead: number
  /** Takes away what the user silences. It counts, so it sees files in their order. */
  readonly settle: Settle
}

const nothing: Examined = { problems: [] }

type Turn = () => Promise<Outcome | undefined>

const told =
  (outcome: Outcome): Turn =>
  async () =>
    outcome

const turnOf = (input: Input | Unread, { file, text, settle }: Examining): Turn => {
  if (input.is === 'note') return told(input)
  if (input.is === 'skipped') return told(input.own ? input : { is: 'examined', examined: nothing })
  if (input.is === 'problem') return told({ is: 'examined', examined: { problems: [input.problem] } })
  const later = input.is === 'file' ? file(input) : () => text(input)
  return async () => {
    const examined = await later()
    if (!examined) return undefined
    if (examined.report) return { is: 'examined', examined: settle(examined, 'own') }
    const silent = input.is === 'file' && input.promising && examined.problems.length === 0
    return { is: 'examined', examined: silent ? { ...examined, passedOver: input.file.path } : examined }
  }
}

/** Takes inputs in as fast as they come, as long as no more than `ahead` wait, while those before are worked on. */
async function* readAhead(inputs: AsyncIterator<Input | Unread>, how: Examining): AsyncIterable<Turn> {
  const { ahead: most } = how
  const items: Turn[] = []
  let over = false
  let failure: { readonly error: unknown } | undefined
  let wake = (): void => {}
  let resume = (): void => {}
  const take = async (): Promise<void> => {
    try {
      for (let next = await inputs.next(); !next.done; next = await inputs.next()) {
        items.push(turnOf(next.value, how))
        wake()
        if (items.length >= most)
          await new Promise<void>(go => {
            resume = go
          })
        if (over) return
      }
    } catch (error) {
      failure = { error }
    }
    over = true
    wake()
  }
  void take()
  try {
    while (!over || items.length > 0) {
      if (items.length === 0)
        await new Promise<void>(go => {
          wake = go
        })
      const item = items.shift()
      resume()
      if (item !== undefined) yield item
    }
    if (failure) throw failure.error
  } finally {
    over = true
    resume()
  }
}

/** What comes of each input, in the order of the inputs, however many of them are worked on at once. */
export async function* examined(all: AsyncIterable<Input | Unread>, how: Examining): AsyncIterable<Outcome> {
  const inputs = all[Symbol.asyncIterator]()
  try {
    while (how.ahead === 0) {
      const next = await inputs.next()
      if (next.done) return
      const outcome = await turnOf(next.value, how)()
      if (outcome) yield outcome
    }
    for await (const turn of readAhead(inputs, how)) {
      const outcome = await turn()
      if (outcome) yield outcome
    }
  } finally {
    await inputs.return?.()
  }
}
