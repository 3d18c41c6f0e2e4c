import type { Summary } from '../../engine/report.ts'
import type { ReportSettings } from '../reporter.ts'
import { type Counts, findingsOf } from './counts.ts'
import { h, type Node } from './node.ts'
import { count, dateText, fewMessages, listed, number, perHundred, severitiesText } from './words.ts'

const headline = ({ messages, findings, problems, incomplete }: Summary): string => {
  const unsure = problems.length > 0 || incomplete
  if (findings > 0) return `${count(findings, 'place')} worth another look`
  if (messages === 0) return unsure ? 'Nothing could be read' : 'There was nothing to read'
  return unsure ? 'Nothing found in what could be read' : 'Every message reads well'
}

const sentences = (summary: Summary, { all }: Counts): string => {
  const { messages, files, findings } = summary
  const read = `Tactful read ${count(messages, 'message')} in ${count(files, 'file')}`
  if (messages === 0) return `${read}: none that a customer would receive.`
  if (findings === 0) return `${read} and found nothing to mend.`
  const shown = findingsOf(all)
  const well = messages - all.touched
  const fine =
    shown === findings && well > 0
      ? ` ${number(well)} of the messages ${well === 1 ? 'is' : 'are'} fine as they stand.`
      : ''
  const often = messages < fewMessages ? '' : `: ${perHundred(findings, messages)} for every hundred messages`
  return `${read} and found ${severitiesText(summary)}${often}.${fine}`
}

const tile = (figure: string, words: string): Node =>
  h('div', { class: 'tile' }, h('dt', {}, words), h('dd', {}, figure))

const tiles = ({ messages, findings }: Summary, { all }: Counts): Node =>
  h(
    'dl',
    { class: 'tiles' },
    tile(number(messages), 'messages read'),
    tile(number(findings), 'findings'),
    ...(messages < fewMessages ? [] : [tile(perHundred(findings, messages), 'findings per 100 messages')]),
    tile(`${number(all.touched)} of ${number(messages)}`, 'messages with a finding'),
  )

const notice = (kind: 'alert' | 'note', title: string, ...children: readonly Node[]): Node =>
  h('section', { class: `notice ${kind}` }, h('h2', {}, title), ...children)

const unreadList = ({ problems }: Summary): Node =>
  h(
    'ul',
    {},
    ...problems
      .slice(0, 200)
      .map(({ path, line, message, hint }) =>
        h(
          'li',
          {},
          h('span', { class: 'place' }, line === undefined ? path : `${path}, line ${line}`),
          `: ${message.replace(/\.$/, '')}. ${hint}`,
        ),
      ),
    problems.length > 200 ? h('li', {}, `… and ${number(problems.length - 200)} more.`) : undefined,
  )

/** What keeps the reader from taking the page for the whole truth. */
const notices = (summary: Summary): readonly (Node | undefined)[] => {
  const { problems, incomplete, unjudged = [] } = summary
  return [
    incomplete
      ? notice(
          'alert',
          'This report is not complete',
          h(
            'p',
            {},
            'The run was interrupted: what it had not come to is missing here, and the figures are those of a part.',
            unjudged.length > 0
              ? ` These rules compare all files and did not speak: ${listed(unjudged)}.`
              : '',
          ),
        )
      : undefined,
    problems.length > 0
      ? notice(
          'alert',
          `${count(problems.length, 'thing')} could not be checked`,
          h('p', {}, 'What stands there is not in this report, and nobody knows whether it is well.'),
          unreadList(summary),
        )
      : undefined,
  ]
}

export const masthead = (summary: Summary, counts: Counts, { date }: ReportSettings): Node =>
  h(
    'header',
    { class: 'masthead' },
    h('p', { class: 'kicker' }, 'Tactful · ', h('time', { datetime: date }, dateText(date))),
    h('h1', {}, headline(summary)),
    h('p', { class: 'lead' }, sentences(summary, counts)),
    ...notices(summary),
    summary.messages > 0 ? tiles(summary, counts) : undefined,
  )
