import { type Find, finding, where } from './patterns.ts'

const often =
  'order|invoice|booking|reservation|reference|ticket|case|claim|account|tracking|confirmation|policy|serial|passport|pin|zip|zip code|post ?code|username|login|card ending(?: in| with)?'
const sometimes =
  'customer|member|membership|shipment|parcel|transaction|payment|refund|return|rma|licen[cs]e|tax|user|card|(?:verification|security|access|door|gate|pass) ?code|cvv|cvc|otp|ref|acct'

const suffix = String.raw`[ -]?(?:id|no|nr|num|number|code|ref|reference)\b\.?`

const amounts =
  /^\s?(?:%|percent|dollars?|euros?|usd|eur|pounds?|yuan|points?|days?|hours?|minutes?|miles?|items?|pieces?|units?|元|块)/i

const digits = (text: string): number => text.match(/\d/g)?.length ?? 0

/** What a label leaves no doubt of: enough digits, or letters among them. */
const isId = (id: string, sure: boolean): boolean =>
  digits(id) >= 4 || (digits(id) >= 2 && (sure || (id.length >= 5 && /[a-z]/i.test(id))))

const labelledBy = (label: string): Find => {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${label})(?: (?:is|was|for|of))?[ \t]{0,2}(?<sign>[:#=：])?[ \t]{0,2}#?(?<id>[A-Z0-9][A-Z0-9-]{2,60})(?![\p{L}\p{N}])`,
    'giu',
  )
  return function* (text) {
    for (const found of text.matchAll(pattern)) {
      const { id = '', sign } = found.groups ?? {}
      const end = found.index + found[0].length
      const sure = sign !== undefined || found[0].includes('#')
      if (isId(id, sure) && !amounts.test(text.slice(end, end + 12))) yield { start: end - id.length, end }
    }
  }
}

const hash = finding(/(?<![\p{L}\p{N}&#/])# ?(?<id>[A-Z0-9-]{3,40})(?![\p{L}\p{N}])/gu, id => digits(id) >= 3)

const han = finding(
  /(?:订单|訂單|单|單|物流|快递|快遞|运单|運單|工单|工單|会员|會員|账|帐|賬|帳|卡|身份证|身份證|手机|手機|电话|電話|验证码|驗證碼|密码|密碼|邮编|郵編)(?:号码|號碼|号|號|编号|編號)?\s{0,2}[是为為:：#]{0,2}\s{0,2}(?<id>[A-Za-z0-9-]{4,40})/gu,
  id => digits(id) >= 4 || (digits(id) >= 2 && /[a-z]/i.test(id)),
)

const answered = finding(
  /(?<![\p{L}\p{N}])user ?name(?: is)?[ \t]{0,2}[:：]?[ \t]{0,2}(?<id>[a-z](?:[a-z0-9]|[._-](?=[a-z0-9])){2,40})/giu,
  id => /[\d._-]/.test(id),
)

/** What the words before it call a number of somebody: order 4471, #4471, 订单号：4471. */
export const labelled: readonly Find[] = [
  where(/\d/, [
    labelledBy(`(?:${often})(?:${suffix})?`),
    labelledBy(`(?:${sometimes})(?:${suffix}| ?#|:)`),
    answered,
  ]),
  where(/#/, [hash]),
  where(/\p{sc=Han}/u, [han]),
]
