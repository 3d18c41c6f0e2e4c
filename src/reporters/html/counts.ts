import type { FileReport } from '../../engine/report.ts'
import type { Severity } from '../../text/severity.ts'
import type { PageFile, Shown } from './data.ts'

/** Findings, and the messages among which they were found. */
export interface Counted {
  error: number
  warning: number
  info: number
  /** Messages that were read. */
  messages: number
  /** Messages with findings. */
  touched: number
}

const none = (): Counted => ({ error: 0, warning: 0, info: 0, messages: 0, touched: 0 })

export const findingsOf = ({ error, warning, info }: Readonly<Record<Severity, number>>): number =>
  error + warning + info

/** All that the page says in numbers, as far as it was counted. */
export interface Counts {
  readonly all: Counted
  readonly rules: ReadonlyMap<string, Counted>
  readonly files: ReadonlyMap<string, Counted>
  readonly authors: ReadonlyMap<string, Counted>
  readonly titles: ReadonlyMap<string, string>
  /** The files say how often messages are used. */
  readonly uses: boolean
}

const within = (all: Map<string, Counted>, name: string): Counted => {
  const known = all.get(name)
  if (known) return known
  const fresh = none()
  all.set(name, fresh)
  return fresh
}

const keyOf = ({ path, conversation, id }: Shown): string => JSON.stringify([path, conversation, id])

/** Counts what passes. */
export const counter = () => {
  const all = none()
  const rules = new Map<string, Counted>()
  const files = new Map<string, Counted>()
  const authors = new Map<string, Counted>()
  const titles = new Map<string, string>()
  const ruleOf: string[] = []
  let uses = false
  const add = ({ path, messages, said = [] }: FileReport, page: PageFile): void => {
    const file = within(files, path)
    file.messages += messages
    all.messages += messages
    for (const { author, passages, again, uses: used } of said) {
      if (used !== undefined) uses = true
      if (author !== undefined && passages.length > 0 && !again) within(authors, author).messages++
    }
    for (const { rule, title } of page.kinds) {
      ruleOf.push(rule)
      titles.set(rule, title)
    }
    const keys = new Set(page.messages.filter(({ branch }) => !branch).map(keyOf))
    for (const message of page.messages) {
      const author = message.author === undefined ? [] : [within(authors, message.author)]
      const spoke = new Set<string>()
      for (const { kind, severity } of message.findings) {
        const rule = ruleOf[kind] ?? ''
        spoke.add(rule)
        for (const one of [all, file, within(rules, rule), ...author]) one[severity]++
      }
      // Branches and parts of a message count it no second time.
      if ((message.part?.[0] ?? 1) > 1 || (message.branch && keys.has(keyOf(message)))) continue
      if (message.branch) keys.add(keyOf(message))
      for (const one of [all, file, ...author]) one.touched++
      for (const rule of spoke) within(rules, rule).touched++
    }
  }
  const counts: Counts = {
    all,
    rules,
    files,
    authors,
    titles,
    get uses() {
      return uses
    },
  }
  return { add, counts }
}
