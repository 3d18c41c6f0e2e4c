import { lateRegExp } from '../text/late-pattern.ts'

/** Greetings, names and fillers that open a Chinese sentence before it says anything. */
const opener = lateRegExp(
  () =>
    /^(?:[\s,，。!！~～、:：…]|亲爱的|親愛的|亲|親|您好|你好|哈[喽啰囉]|嗨|各位|(?:\p{Script=Han}{1,4}|\{\{[^}]{0,40}\}\}|\[[^\]]{0,40}\])(?:女士|先生|小姐|同学|同學|老师|老師)|好的|好滴|好嘞|好(?=[,，。!！~～\s])|嗯+|哦+|噢+|啊+|呃|哎呀?|那个|那個|呵呵|哈哈)+/u,
)

/** Particles, marks and faces that may close a sentence after its last word. */
const closer = lateRegExp(
  () =>
    /^(?:[\s,，。.!！~～、…;；)）]|呢|哦|喔|噢|啊|呀|哈|的|了|啦|嘛|吧|哒|滴|哟|喲|耶|亲|親|呵|\p{Extended_Pictographic}|\[[^\]]*\]|#E-s\[[^\]]*\])*$/u,
)

/** The last characters of what `opener` passes over. */
const openerEnds = '的親亲好喽啰囉嗨位士生姐学學师師滴嘞嗯哦噢啊呃哎呀个個呵哈'
/** What stands on both sides of a place inside of what `opener` passes over; a name before a title is at most so long. */
const insideOpener =
  /[爱愛]的|[您你]好|哈[喽啰囉]|各位|女士|先生|小姐|同[学學]|老[师師]|好[的滴嘞]|哎呀|那[个個]|呵呵|哈哈/
const longestName = 45

/** False only where the Chinese words at `start` stand behind something that `chineseOpening` does not pass over. */
export const mayOpenChinese = (text: string, start: number): boolean =>
  openerEnds.includes(text.charAt(start - 1)) ||
  insideOpener.test(text.slice(Math.max(0, start - 2), start + longestName))

/** The Chinese characters that `closer` passes over. */
const closerWords = '呢哦喔噢啊呀哈的了啦嘛吧哒滴哟喲耶亲親呵'

/** Whether a Chinese sentence may end with this character behind its last word. */
export const mayCloseChinese = (character: string): boolean => closerWords.includes(character)

/** How much of a Chinese sentence passes before its first content word. */
export const chineseOpening = (sentence: string): number => opener.exec(sentence)?.[0].length ?? 0

/** Whether a Chinese sentence is over but for particles, marks and faces. */
export const chineseEnds = (rest: string): boolean => closer.test(rest)

/** No, not: what makes a Chinese clause negative when it stands before the words. */
export const chineseNegation = lateRegExp(() => /(?:不|没|沒|无|無|别|別|非|未|勿|莫)[\p{Script=Han}]{0,4}$/u)

/** A question by its particle or its question word. */
export const chineseQuestion =
  /[?？]|(?:吗|嗎|么|麼)[\s~～。!！]*$|(?:什么|什麼|怎么|怎麼|哪|(?<![过過好十])[几幾]|多少|是否|是不是|能不能|可不可以|有没有|有沒有|要不要)/u

/** If, when, unless: the words behind it stand under a condition. */
export const chineseCondition =
  /(?:如果|若是?|假如|要是|万一|萬一|如有|若有|如需|的话|的話|除非|一旦|等到|只要|[当當](?![天日前地然月年晚场場中季]))[^。！？!?]*$/u

/** Somebody else's words. */
export const chineseReport =
  /(?:您|你|他|她|客户|客戶|顾客|顧客|对方|對方)[^。！？!?]{0,8}(?:说|說|提到|表示|反映|反馈|反饋|问|問|写|寫)[^。！？!?]*$/u
