import type { Diagnostic, FileReport, SaidMessage } from '../../engine/report.ts'
import { isTranscript } from '../../text/transcripts.ts'
import type { AgentTally, Base, Cell, Evidence, LeftOut, Scope, Tally } from './counted.ts'
import { weekOf } from './week.ts'

/** The key of all rules together. */
export const everyRule = '*'

/** More lines are counted, not kept. */
const mostEvidence = 100

const base = (): Base => ({ conversations: 0, messages: 0, messages2: 0 })

const scope = (): Scope => ({ all: base(), answers: base(), conversationsWithout: 0, cells: new Map() })

const emptyCell = (): Cell => ({ hits: 0, hits2: 0, products: 0, findings: 0, evidence: [] })

/** Words of its own for a customer, in a language that was checked. */
const counts = (message: SaidMessage): boolean =>
  !(message.internal || message.unchecked || message.again) &&
  message.passages.some(({ kind }) => kind !== 'quote')

interface Stretch {
  readonly scopes: readonly Scope[]
  messages: number
  answers: number
  readonly hits: Map<string, number>
}

const enter = (to: Base, messages: number): void => {
  if (messages === 0) return
  to.conversations++
  to.messages += messages
  to.messages2 += messages * messages
}

/** Enters what an agent said in one conversation, or what of it was said in one week. */
const close = ({ scopes, messages, answers, hits }: Stretch, needsTurn: (key: string) => boolean): void => {
  for (const each of scopes) {
    enter(each.all, messages)
    enter(each.answers, answers)
    if (!hits.has(everyRule)) each.conversationsWithout++
    for (const [key, times] of hits) {
      const cell = each.cells.get(key) ?? emptyCell()
      each.cells.set(key, cell)
      cell.hits += times
      cell.hits2 += times * times
      cell.products += times * (needsTurn(key) ? answers : messages)
    }
  }
}

const evidenceOf = (path: string, found: Diagnostic, day: string | undefined): Evidence => ({
  path,
  line: found.start.line,
  column: found.start.column,
  severity: found.severity,
  text: found.text,
  ...(found.conversation === undefined ? {} : { conversation: found.conversation }),
  ...(day === undefined ? {} : { day }),
})

/** The findings of each counted message, by its number; a reading of a template belongs to the message before it. */
const findingsIn = ({ findings }: FileReport): ReadonlyMap<number, readonly Diagnostic[]> => {
  const found = new Map<number, Diagnostic[]>()
  for (const each of findings) {
    if (!each.spot) continue
    const own = found.get(each.spot.message)
    if (own) own.push(each)
    else found.set(each.spot.message, [each])
  }
  return found
}

/**
 * Counts what agents said in transcripts. `keysOf` gives what a finding counts for: its rule, its theme; `needsTurn` tells
 * what only a message behind one of a customer can have.
 */
export const tally = (
  keysOf: (found: Diagnostic) => readonly string[],
  needsTurn: (key: string) => boolean,
): Tally => {
  const agents = new Map<string, AgentTally>()
  const rules = new Set<string>()
  const leftOut: LeftOut = {
    files: 0,
    withoutAuthor: 0,
    findingsWithoutAuthor: 0,
    withoutDay: 0,
    internal: 0,
    otherLanguages: 0,
    findings: 0,
  }
  let files = 0
  const agentOf = (name: string, role: 'agent' | 'bot'): AgentTally => {
    const key = `${role} ${name}`
    const known = agents.get(key)
    if (known) return known
    const made: AgentTally = { name, role, total: scope(), weeks: new Map(), messagesWithoutDay: 0 }
    agents.set(key, made)
    return made
  }
  const weekIn = ({ weeks }: AgentTally, week: string): Scope => {
    const known = weeks.get(week) ?? scope()
    weeks.set(week, known)
    return known
  }
  const note = (to: Scope, key: string): Cell => {
    const cell = to.cells.get(key) ?? emptyCell()
    to.cells.set(key, cell)
    cell.findings++
    return cell
  }
  const leave = (message: SaidMessage): void => {
    if (message.again || message.passages.length === 0) return
    if (message.internal) leftOut.internal++
    else if (message.unchecked) leftOut.otherLanguages++
  }
  const add = (report: FileReport): void => {
    const { path, format, said = [], findings } = report
    if (!isTranscript(format)) {
      leftOut.files++
      return
    }
    files++
    const found = findingsIn(report)
    const stretches = new Map<string, Stretch>()
    let entered = 0
    for (const [number, message] of said.entries()) {
      const { author, role, day, talk = 0, answers } = message
      const own = found.get(number) ?? []
      if (!counts(message) || (role !== 'agent' && role !== 'bot')) {
        leave(message)
        continue
      }
      entered += own.length
      if (author === undefined) {
        leftOut.withoutAuthor++
        leftOut.findingsWithoutAuthor += own.length
        continue
      }
      const agent = agentOf(author, role)
      const week = day === undefined ? undefined : weekOf(day)
      if (week === undefined) {
        agent.messagesWithoutDay++
        leftOut.withoutDay++
      }
      const keys = new Set(own.flatMap(keysOf))
      const scopes = [agent.total, ...(week === undefined ? [] : [weekIn(agent, week)])]
      for (const [index, each] of scopes.entries()) {
        const key = `${index === 0 ? '' : week} ${talk} ${role} ${author}`
        const stretch = stretches.get(key) ?? { scopes: [each], messages: 0, answers: 0, hits: new Map() }
        stretches.set(key, stretch)
        stretch.messages++
        if (answers) stretch.answers++
        for (const one of keys) stretch.hits.set(one, (stretch.hits.get(one) ?? 0) + 1)
      }
      for (const one of own) {
        rules.add(one.rule)
        for (const each of scopes)
          for (const key of keysOf(one)) {
            const { evidence } = note(each, key)
            const shown = each === agent.total && key === one.rule
            if (shown && evidence.length < mostEvidence) evidence.push(evidenceOf(path, one, day))
          }
      }
    }
    for (const stretch of stretches.values()) close(stretch, needsTurn)
    leftOut.findings += findings.length - entered
  }
  return { agents, leftOut, transcripts: () => files, rules, add }
}
