import { parseArgs } from 'node:util'
import { loadRules } from '../../src/build/load-rules.ts'
import { makeChecker } from '../../src/engine/check.ts'
import { proposeEnds } from '../../src/language/english.ts'
import { applySettings, settingsOf } from '../../src/rule/settings.ts'
import type { Role } from '../../src/text/conversation.ts'
import { outcomeOf, readTalks, rulesOfTalkLabel } from './conversations.ts'
import { hitsOf } from './hits.ts'
import { rulesOfLabel, rulesOfSpans } from './labels.ts'
import { type Row, readRows } from './rows.ts'
import { sample } from './sample.ts'
import { type Outcome, type Score, scoreLabel, scoreSpans } from './score.ts'
import { hitKey, readVerdicts, type Verdict } from './verdicts.ts'
import { share } from './wilson.ts'

const usage = `npm run eval -- FILE… [options]

Scores labelled NDJSON: a file with "labels" a row by label and sample kind, a file with "findings" by rule and span,
a file with "turns" a conversation by label.

  --faults          print every miss and false alarm with its text
  --label LABEL     only this label or rule
  --sample N        print N hits of an unlabelled file, drawn by --seed, for judging by hand
  --seed S          what the draw depends on (default 1)
  --verdicts FILE   with --sample: count the hits by the verdicts of this file, and print those without one
  --severity LEVEL  draw only hits of at least this severity (info)
  --role ROLE       take every row as said by this role
  --profile NAME    measure under this profile (recommended)
  --rules FOLDER    measure the rules of this folder (rules)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    faults: { type: 'boolean', default: false },
    label: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    verdicts: { type: 'string' },
    severity: { type: 'string', default: 'info' },
    role: { type: 'string' },
    profile: { type: 'string', default: 'recommended' },
    rules: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const print = (line = ''): void => void process.stdout.write(`${line}\n`)

const printScores = (title: string, scores: readonly Score[]): void => {
  print(`\n${title}`)
  const width = Math.max(...scores.map(({ name }) => name.length), 8)
  print(`  ${'label'.padEnd(width)}  ${'precision'.padEnd(28)}  recall`)
  for (const { name, right, hits, found, labelled } of scores) {
    print(`  ${name.padEnd(width)}  ${share(right, hits).padEnd(28)}  ${share(found, labelled)}`)
  }
}

const printFaults = (scores: readonly Score[]): void => {
  for (const { is, what, row, hits } of scores.flatMap(({ faults }) => faults)) {
    print(
      `\n${is === 'false' ? 'FALSE ALARM' : 'MISSED'} ${what}  ${row.id} (${row.kind}) [${row.labels?.join(', ') ?? ''}]`,
    )
    if (row.before) print(`  < ${row.before.replaceAll('\n', ' ')}`)
    print(`  > ${row.text.replaceAll('\n', row.kind === 'conversation' ? '\n    ' : ' ')}`)
    for (const hit of hits) print(`    ${hit.rule}/${hit.entry}: “${row.text.slice(hit.start, hit.end)}”`)
  }
}

const severities = ['error', 'warning', 'info']

const printSample = (
  outcomes: readonly Outcome[],
  size: number,
  verdicts: ReadonlyMap<string, Verdict>,
): void => {
  const floor = severities.indexOf(values.severity)
  const all = outcomes.flatMap(({ row, hits }) =>
    hits.filter(hit => severities.indexOf(hit.severity) <= floor).map(hit => ({ row, hit })),
  )
  print(`${all.length} hits; ${Math.min(size, all.length)} drawn with seed ${values.seed}`)
  const judged = { right: 0, wrong: 0, undecidable: 0 }
  for (const { row, hit } of sample(all, size, values.seed, each => hitKey(each.row.id, each.hit))) {
    const verdict = verdicts.get(hitKey(row.id, hit))
    if (verdict) judged[verdict]++
    if (verdict === 'right' || verdict === 'undecidable') continue
    print(
      `\n${verdict ? 'WRONG ' : ''}${hitKey(row.id, hit)}  ${hit.severity} ${hit.entry}  “${row.text.slice(hit.start, hit.end)}”`,
    )
    print(`  > ${row.text.replaceAll('\n', ' ')}`)
  }
  if (verdicts.size > 0) {
    print(
      `\nright of the decidable: ${share(judged.right, judged.right + judged.wrong)}; undecidable: ${judged.undecidable}`,
    )
  }
  const counts = new Map<string, number>()
  for (const { hit } of all)
    counts.set(`${hit.severity} ${hit.rule}`, (counts.get(`${hit.severity} ${hit.rule}`) ?? 0) + 1)
  print('')
  for (const [rule, number] of [...counts].sort((a, b) => b[1] - a[1]))
    print(`${String(number).padStart(6)}  ${rule}`)
}

const scoreFile = (path: string, outcomes: readonly Outcome[], known: readonly string[]): void => {
  const only = (name: string): boolean => values.label === undefined || values.label === name
  const byKind = (kind: string): readonly Outcome[] => outcomes.filter(({ row }) => row.kind === kind)
  const kinds = [...new Set(outcomes.map(({ row }) => row.kind))]
  if (outcomes.some(({ row }) => row.labels)) {
    const labels = Object.keys(rulesOfLabel).filter(only)
    for (const kind of kinds)
      printScores(
        `${path}: ${kind}`,
        labels.map(label => scoreLabel(label, byKind(kind))),
      )
    const pooled = outcomes.filter(({ row }) => row.kind === 'random' || row.kind === 'enriched')
    if (pooled.length === 0) return
    const scores = labels.map(label => scoreLabel(label, pooled))
    printScores(`${path}: random and enriched pooled`, scores)
    if (values.faults) printFaults(scores)
    return
  }
  const langs = [...new Set(outcomes.map(({ row }) => row.lang ?? 'en'))]
  for (const lang of langs) {
    const rows = outcomes.filter(({ row }) => (row.lang ?? 'en') === lang)
    const rules = known.filter(rule => only(rule) && (rulesOfSpans[lang] ?? known).includes(rule))
    const scores = [...rules.map(rule => scoreSpans(rule, [rule], rows)), scoreSpans('all', rules, rows)]
    printScores(
      `${path}: ${lang}`,
      scores.filter(({ hits, labelled }) => hits + labelled > 0),
    )
    if (values.faults) printFaults(scores.slice(0, -1))
  }
}

const scoreTalks = (path: string, outcomes: readonly Outcome[]): void => {
  const labels = Object.keys(rulesOfTalkLabel).filter(
    label => values.label === undefined || values.label === label,
  )
  const scores = labels.map(label => scoreLabel(label, outcomes, rulesOfTalkLabel))
  printScores(`${path}: ${outcomes.length} conversations`, scores)
  if (values.faults) printFaults(scores)
}

const main = async (): Promise<void> => {
  if (values.help || positionals.length === 0) return print(usage)
  const folder = await loadRules(values.rules ?? new URL('../../rules', import.meta.url).pathname)
  const rules = applySettings(folder.rules, settingsOf(values.profile, folder.profiles))
  const checker = makeChecker(
    { ...folder, rules },
    async () => proposeEnds,
    () => '',
  )
  for (const path of positionals) {
    const talks = await readTalks(path)
    if (talks) {
      const outcomes: Outcome[] = []
      for (const talk of talks) outcomes.push(await outcomeOf(talk, checker))
      scoreTalks(path, outcomes)
      continue
    }
    const rows: readonly Row[] = await readRows(path)
    const outcomes: Outcome[] = []
    for (const row of rows) {
      outcomes.push({ row, hits: await hitsOf(row, checker, (values.role ?? row.role) as Role) })
    }
    const verdicts = values.verdicts === undefined ? new Map() : await readVerdicts(values.verdicts)
    if (values.sample !== undefined) printSample(outcomes, Number(values.sample), verdicts)
    else
      scoreFile(
        path,
        outcomes,
        folder.rules.map(({ id }) => id),
      )
  }
}

await main()
