import type { Role } from '../../text/conversation.ts'
import { latePattern, lateRegExp, type Pattern } from '../../text/late-pattern.ts'

/** Words that tell a role; `words` alone stand in whatever the pattern takes. */
interface Telling {
  readonly words: string
  readonly pattern: Pattern
}

const word = (words: string): Telling => ({
  words,
  pattern: latePattern(`(?<![\\p{L}\\p{N}])(?:${words})s?(?![\\p{L}])`, 'iu'),
})

/** Chinese, Japanese and Korean set no spaces between a role and a name: 客服小王. */
const part = (words: string): Telling => ({ words, pattern: latePattern(words, 'u') })

const people = 'customer|client|guest|member|user|shopper|buyer|consumer|passenger|patient|student'
const care =
  'service|support|care|success|relation|advocate|experience|happiness|advis[oe]r|specialist|manager|consultant'

/** In this order: a "virtual agent" is no agent, and "customer support" no customer. */
const roleWords: readonly (readonly [Telling, Role])[] = [
  [word('bot|chat ?bot|virtual (?:agent|assistant)|ai (?:agent|assistant)|automated|auto-?reply'), 'bot'],
  [word('no-?reply|do-?not-?reply'), 'bot'],
  // As it stands: Ai is a name.
  [
    {
      words: 'ai|bot|fin',
      pattern: lateRegExp(() => /(?<![\p{L}\p{N}])AI(?![\p{L}])|\p{Ll}Bot$|^Fin(?: AI.*)?$/u),
    },
    'bot',
  ],
  [part('机器人|機器人|智能客服|智能助|虚拟客服|虛擬客服|虚拟助|自动回复|自動回覆|小蜜|ボット|챗봇'), 'bot'],
  [word(`(?:${people}) (?:${care})`), 'agent'],
  [part('客服|客戶服務|客户服务|顾客服务|顧客服務|客户经理|客戶經理|会员服务'), 'agent'],
  [word('agent|support|rep|representative|assistant|advis[oe]r|operator|csr|cs|staff'), 'agent'],
  [word('team|help ?desk|service ?desk|hotline|concierge|seller|merchant|shop|store'), 'agent'],
  [word('agente|kundenservice|kundendienst|soporte|suporte|atendente|asesora?|conseill(?:er|ère)'), 'agent'],
  [
    part('坐席|座席|专员|專員|顾问|顧問|售后|售前|卖家|賣家|店主|店长|店小二|掌柜|商家|旗舰店|旗艦店'),
    'agent',
  ],
  [part('专卖店|专营店|官方|小助手|助理|オペレーター|担当者|サポート|상담원|상담사'), 'agent'],
  [word(`${people}|visitor|caller|kunde|kundin|cliente?`), 'customer'],
  [part('客户|客戶|顾客|顧客|用户|用戶|买家|買家|访客|訪客|游客|会员|會員|来电者|乘客|客人'), 'customer'],
  [part('お客様|ユーザー|고객'), 'customer'],
  [word('system'), 'system'],
  [part('系统|系統'), 'system'],
]

/** The role that a speaker's name tells: `Support (Ana)` is an agent, `Ana` nobody known. */
export const roleOf = (name: string): Role | undefined =>
  name.length > 60 ? undefined : roleWords.find(([{ pattern }]) => pattern.test(name))?.[1]

const anyRole = latePattern(roleWords.map(([{ words }]) => words).join('|'), 'iu')

/** How those begin in small letters of ASCII: nearly every text asks, and V8 takes long over what ignores the case. */
const stems =
  /bot|chat|virtual|automated|auto-?reply|no-?reply|not-?reply|ai|fin|custom|client|guest|member|user|shop|buyer|consumer|passenger|patient|student|agent|support|rep|assistant|advis|operator|cs|staff|team|desk|hotline|concierge|seller|merchant|store|kund|soporte|suporte|atendente|asesor|conseill|visitor|caller|system/

/** A cheap look whether a name can tell a role: whatever `roleOf` takes passes. */
export const mayHaveRole = (name: string): boolean =>
  /^[ -~]*$/.test(name) ? stems.test(name.toLowerCase()) : anyRole.test(name)

const office = lateRegExp(
  () =>
    /^(?:agent|advis[oe]r|operator|representative|rep|在线客服|客服专员|客服|坐席|专员|顾问)[\s:：-]{0,3}(?<rest>\p{L}.{0,60})$/iu,
)

/** The person whom a speaker’s name tells beside a role, `Agent Tom`, `客服小李`; undefined where it names only a role. */
export const personIn = (name: string): string | undefined => {
  if (!roleOf(name)) return name
  const rest = office.exec(name)?.groups?.rest
  return rest === undefined || roleOf(rest) ? undefined : rest
}

/** The side that nobody with a known role is on, where only one is. */
export const missingSide = (known: Iterable<Role | undefined>): Role | undefined => {
  const held = new Set(known)
  if (held.has('customer')) return held.has('agent') ? undefined : 'agent'
  return held.has('agent') || held.has('bot') ? 'customer' : undefined
}

/**
 * The role of each speaker. Where one side is known by its name, a single speaker without a known role is the
 * other side; those whose role stays unknown are not in the map.
 */
export const rolesOf = (
  speakers: Iterable<string>,
  known: (name: string) => Role | undefined,
): Map<string, Role> => {
  const roles = new Map<string, Role>()
  const strangers = new Set<string>()
  for (const speaker of speakers) {
    const role = known(speaker)
    if (role) roles.set(speaker, role)
    else strangers.add(speaker)
  }
  const [stranger, ...others] = strangers
  const side = missingSide(roles.values())
  if (stranger !== undefined && others.length === 0 && side) roles.set(stranger, side)
  return roles
}
