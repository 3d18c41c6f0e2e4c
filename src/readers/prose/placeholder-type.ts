import type { PlaceholderType } from '../../text/conversation.ts'

const words: readonly (readonly [PlaceholderType, readonly string[]])[] = [
  ['link', ['url', 'link', 'href', 'uri', 'website', 'web', '链接', '网址']],
  [
    'money',
    [
      'amount',
      'price',
      'total',
      'subtotal',
      'cost',
      'fee',
      'balance',
      'sum',
      'payment',
      '金额',
      '价格',
      '费用',
    ],
  ],
  ['date', ['date', 'time', 'day', 'deadline', 'at', 'when', 'eta', 'now', '日期', '时间']],
  ['number', ['count', 'number', 'quantity', 'qty', 'num', 'no', '数量', '订单号', '单号']],
  ['name', ['name', 'agent', 'firstname', 'lastname', 'fullname', 'fname', 'lname', 'username', 'nickname']],
  ['name', ['姓名', '名字', '称呼', '客服', '客户姓名', '您的姓名']],
]

const typeOfWord: ReadonlyMap<string, PlaceholderType> = new Map(
  words.flatMap(([type, list]) => list.map(word => [word, type] as const)),
)

/** What has a name but is no person: "Hi {{product_name}}" greets nobody. */
const things: ReadonlySet<string> = new Set(
  'product company shop store brand order file item plan team app site business organization organisation domain host'.split(
    ' ',
  ),
)

/** What a placeholder stands for, judged by the last telling word of its name: `ticket.due_date` is a date. */
export const placeholderType = (name: string): PlaceholderType => {
  const path = name.split('|', 1)[0] ?? ''
  const parts = path
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(part => part !== '')
  for (let i = parts.length - 1; i >= 0; i--) {
    const type = typeOfWord.get(parts[i] ?? '')
    if (!type) continue
    return type === 'name' && things.has(parts[i - 1] ?? '') ? 'unknown' : type
  }
  return 'unknown'
}
