import { fieldOf } from '../macros/prose-fields.ts'
import { foldedKey } from './columns.ts'
import { layoutOf } from './csv-delimiter.ts'
import { rowsOf } from './csv-rows.ts'

/** More columns of prose, as tables of messages and of helpdesks call them. */
const more: ReadonlySet<string> = new Set(
  `cannedresponse messages messagetext utterance words 内容 內容 消息 訊息 quicktextmessage quicktext snippettext snippetbody`.split(
    ' ',
  ),
)

/** Whether a table names a column that some format reads, so that it is worth to look at its rows. */
export const namesProse = (text: string): boolean => {
  const { delimiter, start } = layoutOf(text)
  const [head] = rowsOf(text, start, delimiter, 1).rows
  if (!head) return true
  return head.cells.some(cell => {
    const key = foldedKey(text.slice(cell.start, cell.end))
    return fieldOf(key) === 'prose' || more.has(key)
  })
}
