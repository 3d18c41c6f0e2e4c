import { latePattern, type Pattern } from '../../text/late-pattern.ts'
import { dateShape, timeShape } from './log-clock.ts'
import { nameShape } from './speaker-name.ts'

const talk = '(?:chat|conversation|session|call|room|channel)'

const events = [
  // *** Megan has joined the chat ***
  String.raw`\*{3}[^*\n]{1,120}\*{3}`,
  String.raw`${nameShape}(?: \([^()\n]{1,40}\))? (?:has |was |is )?(?:now )?(?:joined|left|entered|rejoined|closed|ended|disconnected from)(?: (?:the|this))? ${talk}`,
  String.raw`(?:the |your )?${talk}(?: (?:was|has|has been))? (?:started|ended|closed|transferred|began|opened|assigned|accepted)\b[^\n]{0,60}`,
  '.{0,30}(?:加入|进入|進入|离开|離開|退出|结束|結束)了?(?:本次)?(?:聊天|会话|會話|对话|對話|群聊)',
  '(?:会话|會話|对话|對話|聊天)已?(?:开始|開始|结束|結束|转接|轉接)[^\\n]{0,30}',
].join('|')

/** A whole line, in what marks such lines off from words. */
const line = (inside: string): Pattern =>
  latePattern(
    String.raw`^[ \t]*(?:[[(（]?${timeShape}[\])）]?[ \t]*[-–—|,]?[ \t]*)?(?:[-–—=*]{1,3}[ \t]+|[[(<（])?(?:${inside})[.!。]?(?:[ \t]+[-–—=*]{1,3}|[\])>）])?[ \t]*$`,
    'iu',
  )

const event = line(events)
const day = line(`(?:${dateShape})(?:,? (?:at )?${timeShape})?`)

/** A line in which nobody speaks: `event` tells what happened (somebody joined, the chat ended), `day` begins a day. */
export const eventIn = (text: string): 'event' | 'day' | undefined => {
  if (text.length > 160) return undefined
  if (event.test(text)) return 'event'
  return day.test(text) ? 'day' : undefined
}
