import type { Message } from '../text/conversation.ts'
import { lateRegExp } from '../text/late-pattern.ts'
import type { Speaker } from './report.ts'

const asksName =
  /\b(?:your|the) (?:full |first |last |sur|account holder’?'?s )?name\b|\bwho am I (?:speaking|chatting|talking) (?:with|to)\b|贵姓|您的(?:姓名|名字)|怎么称呼/iu

/** A name and nothing else, `Crystal Minh`, `It's crystal minh.`, `李雷`. */
const onlyName = lateRegExp(
  () =>
    /^\s*(?:(?:hi|hello|sure|yes|ok(?:ay)?|of course)[,.!]?\s+)?(?:(?:my name is|it(?:['’]s| is)|this is|i(?:['’]m| am)|name:?|我叫|我是|我姓|姓)\s*)?(?<name>\p{Script=Han}{1,4}|\p{L}[\p{L}'’.-]{1,30}?(?: \p{L}[\p{L}'’.-]{0,30}?){0,2}?)\s*[.!。]?\s*$/iu,
)

const noName =
  /\b(?:yes|no|not|sure|ok|okay|hi|hello|thanks?|please|why|what|the|a|is|it|my|do|don|need|one|moment|wait|sec|of|course)\b|^(?:好的?|是的?|对的?|嗯|不|没有|可以|谢谢|行)$/iu

/** As much of a message as is looked at. */
const reach = 300

const textOf = ({ passages }: Message): string =>
  passages
    .map(({ located }) => located.text)
    .join('\n')
    .slice(-reach)

/** Names that somebody gives when asked for them, and says nothing else. */
export const answeredNames = (messages: readonly Message[]): readonly Speaker[] =>
  messages.flatMap((message, index): readonly Speaker[] => {
    const before = messages[index - 1]
    if (message.role !== 'customer' || !before || before.role === 'customer') return []
    if (message.passages.length !== 1 || !asksName.test(textOf(before))) return []
    const name = onlyName.exec(textOf(message))?.groups?.name
    return name === undefined || noName.test(name) ? [] : [{ name, role: 'customer' }]
  })
