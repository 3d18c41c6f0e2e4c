import type { Range } from '../../text/range.ts'
import { neverNames, offices } from './ordinary.ts'
import { type Find, where } from './patterns.ts'

const name = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,30}`
/** Up to four capitalised words. */
const full = String.raw`(?<name>${name}(?:[ \u00a0]${name}){0,3})`

const begins = String.raw`(?<![\p{L}\p{N}])`
const ends = String.raw`(?=[ \t]{0,2}(?:[,.!?;:…\n\r—–)]|$))`

/** Finds the group `name` of a pattern, as much of it as `cut` leaves. */
const inContext = (pattern: RegExp, cut: (found: string) => string): Find =>
  function* (text): Generator<Range> {
    for (const found of text.matchAll(pattern)) {
      const whole = found.groups?.name ?? ''
      const kept = cut(whole)
      const start = found.index + found[0].lastIndexOf(whole)
      if (kept.length > 0) yield { start, end: start + kept.length }
    }
  }

const isStop = (word: string): boolean => neverNames.has(word.replace(/['’].*$|[.,]+$/gu, '').toLowerCase())

/** As much of a run of words as can be a name. */
const begun = (found: string): string => {
  const words = found.split(/[ \u00a0]/)
  const end = words.findIndex(isStop)
  return (end === -1 ? words : words.slice(0, end)).join(' ').replace(/[.'’-]+$/u, '')
}

/** The same, but nothing where it calls somebody a customer or a team. */
const trimmed = (found: string): string => {
  const kept = begun(found)
  return kept !== '' && found.split(/[ \u00a0]/).some(word => offices.test(word)) ? '' : kept
}

/** A name behind these words, if `after` follows. The words alone are looked for first: that takes a tenth of the time. */
const behind = (words: string, after = ''): Find =>
  where(new RegExp(`(?:^|[^A-Za-z\\d])(?:${words})`), [
    inContext(new RegExp(`${begins}(?:${words})${full}${after}`, 'gmu'), trimmed),
  ])

const polite = '(?:[Tt]hank|[Ss]orry|[Pp]lease|[Ww]elcome|[Aa]ppreciate|[Hh]ope|[Gg]lad|[Hh]appy|[Mm]ake)'

/** Words before a name, and what must stand behind it. */
const contexts: readonly Find[] = [
  behind(
    String.raw`(?:[Hh](?:i|ello|ey|iya|I|ELLO|EY)|[Dd]ear|DEAR|[Gg]ood (?:morning|afternoon|evening|day)|[Gg]reetings|[Ww]elcome(?: back)?)[ ,]{1,3}(?:[Tt]here[, ]{1,2})?(?:M(?:r|rs|s|iss|x)\.? |Dr\.? )?`,
  ),
  behind(
    '(?:[Tt]hanks|[Tt]hank you|[Ss]orry|[Cc]heers|[Bb]ye|[Gg]oodbye)(?: (?:so much|again|very much|a lot))?,? ',
    ends,
  ),
  behind(
    `(?:[Nn]o (?:problem|worries)|[Yy]es|[Nn]o|[Oo]f course|[Ss]ure|[Cc]ertainly|[Yy]ou['’]re welcome|[Mm]y pleasure|[Oo]kay|[Oo]k|OK|[Aa]lright|[Gg]reat|[Pp]erfect|[Gg]ot it|[Uu]nderstood|[Pp]lease), `,
    ends,
  ),
  behind(String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Señora?|Mme)\.?[ \u00a0]`),
  behind(
    `(?:[Mm]y name(?: is|['’]s)|[Nn]ame is|[Cc]all me|[Ff]ull name:?|[Ff]irst name:?|[Ll]ast name:?|(?:[Ss]peaking|[Cc]hatting|[Tt]alking) (?:with|to)|(?:[Mm]y|[Oo]ur) (?:colleague|supervisor|manager|teammate|husband|wife|son|daughter|partner)|[Pp]ulled up for|[Aa]ccount of|[Oo]n behalf of|[Rr]ecipient:?|[Aa]ttn:?|[Ss]hip(?:ped)? to:?|[Aa]ddressed to) `,
  ),
  behind(
    `(?:[Tt]his is|I['’]m|I am|[Ii]t['’]s) `,
    String.raw`(?=,? (?:from|with|at|here|speaking|calling|and I|your)(?![\p{L}]))`,
  ),
  behind(
    String.raw`(?:[Rr]egards|[Ss]incerely|[Yy]ours(?: truly)?|[Bb]est(?: wishes)?|[Cc]heers|[Tt]hanks|[Tt]hank you|[Ww]armly|此致)[,!.，]?[ \t]*\r?\n\s{0,8}`,
    String.raw`(?=[ \t]*(?:[\n\r,|(]|$))`,
  ),
  where(/<[^<>\s@]{1,64}@/, [
    inContext(new RegExp(String.raw`${full}(?=["”]?[ \t]{0,2}<[^<>\s@]{1,64}@)`, 'gmu'), trimmed),
  ]),
  where(new RegExp(`(?:^|[^A-Za-z\\d])${polite}`), [
    inContext(new RegExp(String.raw`${begins}${polite}[^.!?,\n]{0,80}, ${full}(?=[.!?])`, 'gmu'), trimmed),
  ]),
  // `… in touch. ^Linda`, and the same behind a hyphen.
  where(/[.!?…] {1,3}[\^–-]/, [
    inContext(
      new RegExp(String.raw`(?<=[.!?…] {1,3})(?:\^|[-–] ?)${full}(?=\s{0,3}(?:\d\/\d)?$)`, 'gmu'),
      trimmed,
    ),
  ]),
]

/** These words are clear enough for names in small letters. */
const small =
  /(?<![\p{L}\p{N}])(?:[Mm]y|[Ff]ull|[Ff]irst|[Ll]ast) name(?: is|['’]s|:| -)\s{0,2}(?<name>\p{Ll}[\p{L}'’-]{1,30}(?: \p{Ll}[\p{L}'’-]{1,30})?)(?![\p{L}])/gu

const fields =
  /"(?:first_?name|last_?name|full_?name|display_?name|real_?name|given_?name|family_?name|surname|(?:customer|agent|requester|contact|user)_?name|username|author|sender|speaker|participant|displayName|firstName|lastName)"\s{0,4}:\s{0,4}"(?<name>[^"\\\n]{2,80})"/giu

const headers =
  /^(?:From|To|Cc|Bcc|Reply-To|Sender|Delivered-To):[ \t]*(?<name>[^\r\n<@]{2,100}?)[ \t]*(?=<|$)/gimu

const surname =
  '(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|慕容|令狐|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵汪祁毛狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房干丁邓洪包左石崔龚程邢裴陆荣翁甄家封储靳段焦侯全班秋仲伊宫宁仇甘武符刘景詹龙叶司黎白蒲赖卓蔺屠蒙池乔阴向古易廖庾终暨居衡步都耿满匡国文寇广欧沃蔚越隆师巩聂晁勾敖冷辛阚那简饶空曾沙关查后荆红游權趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒蘇魯韋馬鳳費賀湯羅畢鄔樂傅齊顧黃蕭貝計龐紀項閔麼賈婁顏鐘駱萬盧鄧龔陸榮龍葉賴藺喬陰滿國廣關])'

const titles = '先生|女士|小姐|太太|同学|同學|师傅|師傅|老师|老師|经理|經理|总监|大哥|大姐|阿姨'

/** Words that end in a surname’s character and stand before a title: 这位先生 has none, but 尊敬的客户先生 may. */
const hanContexts: readonly Find[] = [
  new RegExp(`(?<name>${surname}\\p{sc=Han}{0,2}?)(?=${titles})`, 'gu'),
  new RegExp(
    `(?:我叫|我是|名叫|姓名[是为為:：]?|联系人[是为為:：]?|聯繫人[是為:：]?|收件人[是为為:：]?|收货人[是为為:：]?|收貨人[是為:：]?|亲爱的|親愛的|尊敬的)\\s?(?<name>${surname}\\p{sc=Han}{1,2})(?![\\p{sc=Han}])`,
    'gu',
  ),
  new RegExp(`(?:客服|专员|專員|顾问|顧問|我是|经理|經理)(?<name>小${surname})`, 'gu'),
  new RegExp(`(?:我姓|免贵姓|免貴姓)(?<name>${surname})`, 'gu'),
].map(pattern => inContext(pattern, found => found))

const noName = /[{}[\]<>%$]|^\d+$/

const smallNamed = where(/name(?: is|['’]s|:| -)/, [inContext(small, begun)])

/** Names by the words around them: greetings, signatures, titles, introductions. */
export const persons: Find = function* (text) {
  for (const find of contexts) yield* find(text)
  yield* smallNamed(text)
}

export const hanPersons: Find = where(/\p{sc=Han}/u, hanContexts)

const held = (found: string): string => {
  const bare = found.replace(/^["']|["']$/g, '')
  return noName.test(bare) || offices.test(bare) ? '' : found
}

const inFields = where(/"\s{0,4}:\s{0,4}"/, [inContext(fields, held)])
const inHeaders = where(/^\S{2,12}:/m, [inContext(headers, held)])

/** Names by the fields of a file in which they stand. */
export const fieldPersons: Find = function* (text) {
  yield* inFields(text)
  yield* inHeaders(text)
}
