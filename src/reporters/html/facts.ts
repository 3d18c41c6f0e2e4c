import type { Citation, Diagnostic, FileReport, SaidMessage } from '../../engine/report.ts'
import type { ReportSettings } from '../reporter.ts'
import { parts } from './cut.ts'
import type { Kind, PageFile, Shown, Told } from './data.ts'

const keyOf = (path: readonly string[], conversation = '', id = ''): string =>
  JSON.stringify([path, conversation, id])

/** What is known of a message, whether or not anybody took it down. */
const about = ({ path, id, conversation, uses, author, day }: SaidMessage) => ({
  path,
  ...(id === undefined ? {} : { id }),
  ...(conversation === undefined ? {} : { conversation }),
  ...(uses === undefined ? {} : { uses }),
  ...(author === undefined ? {} : { author }),
  ...(day === undefined ? {} : { day }),
})

type About = Omit<Shown, 'findings' | 'part'>

const heard = (said: SaidMessage): About => ({
  ...about(said),
  ...(said.again ? { branch: true } : {}),
  passages: said.passages,
})

const unheard = ({ messagePath: path, id, conversation, role }: Diagnostic): About => ({
  ...about({
    path,
    role,
    passages: [],
    ...(id === undefined ? {} : { id }),
    ...(conversation === undefined ? {} : { conversation }),
  }),
  passages: [],
})

/** Findings by the messages in which they stand; without a place in one, by the message that they name. */
const grouped = ({ findings, said = [] }: FileReport): readonly [About, readonly Diagnostic[]][] => {
  const known = new Map<string, number>()
  said.forEach(({ path, conversation, id, again }, at) => {
    const key = keyOf(path, conversation, id)
    if (!again && !known.has(key)) known.set(key, at)
  })
  const groups = new Map<number | string, [About, Diagnostic[]]>()
  for (const found of findings) {
    const key = keyOf(found.messagePath, found.conversation, found.id)
    const at = found.spot?.message ?? known.get(key)
    const group = groups.get(at ?? key)
    if (group) {
      group[1].push(found)
      continue
    }
    const message = at === undefined ? undefined : said[at]
    groups.set(at ?? key, [message ? heard(message) : unheard(found), [found]])
  }
  return [...groups.values()]
}

type Named = Pick<ReportSettings, 'rules' | 'works'>

const citedWith = (works: ReportSettings['works'] = []) => {
  const byId = new Map(works.map(work => [work.id, work]))
  return ({ source, where }: Citation): string => {
    const work = byId.get(source)
    return [work ? `${work.author}, ${work.title}` : source, where].filter(Boolean).join(': ')
  }
}

/** Makes of the report of each file what the page is told; knows which kinds of findings it has met. */
export const facts = ({ rules = [], works }: Named): ((report: FileReport) => PageFile) => {
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  const cited = citedWith(works)
  const kinds = new Map<string, number>()
  return report => {
    const fresh: Kind[] = []
    const kindOf = ({ rule, entry, why, url, cite }: Diagnostic): number => {
      const key = JSON.stringify([rule, entry, why, url, cite])
      const seen = kinds.get(key)
      if (seen !== undefined) return seen
      const title = titles.get(rule) ?? rule
      fresh.push({
        rule,
        ...(entry === undefined ? {} : { entry }),
        title,
        why,
        url,
        cite: cite.map(cited),
      })
      kinds.set(key, kinds.size)
      return kinds.size - 1
    }
    const told = (found: Diagnostic): Told => ({
      kind: kindOf(found),
      severity: found.severity,
      message: found.message,
      text: found.text,
      ...(found.spot
        ? { at: [found.spot.passage, found.spot.range.start, found.spot.range.end] as const }
        : {}),
      line: found.start.line,
      column: found.start.column,
      rewrites: found.rewrites.map(({ text, safe }) => ({ text, safe })),
    })
    const messages = grouped(report).flatMap(([message, found]) =>
      parts({ ...message, findings: found.map(told) }),
    )
    return { path: report.path, kinds: fresh, messages }
  }
}
