import { expect, test } from 'vitest'
import { chineseEnds, chineseOpening, mayCloseChinese, mayOpenChinese } from '../../../src/rule/chinese.ts'

const han = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCharCode(0x4e00 + at))
/** All that greetings, titles and fillers are written with. */
const telling = [...'亲爱的親愛您你好哈喽啰囉嗨各位女士先生小姐同学學老师師滴嘞嗯哦噢啊呃哎呀那个個呵王']

/** What passes before the first word of a sentence and the cheap look takes for words. */
const lost = (openings: readonly string[]): readonly string[] =>
  openings.filter(
    text => chineseOpening(`${text}退款`) >= text.length && !mayOpenChinese(`${text}退款`, text.length),
  )

test('the cheap look knows every character that opens a sentence and says nothing', () => {
  expect(lost(han)).toEqual([])
  expect(han.filter(each => chineseOpening(`${each}退款`) > 0).join('')).toMatchInlineSnapshot(
    `"亲呃哎哦啊嗨嗯噢親"`,
  )
})

test('and every two and three of those that greet, call or fill', () => {
  const pairs = telling.flatMap(first => telling.map(second => first + second))
  expect(lost(pairs)).toEqual([])
  expect(lost(pairs.flatMap(pair => telling.map(third => pair + third)))).toEqual([])
})

test('the cheap look knows every character that may close a sentence behind its last word', () => {
  const closing = han.filter(each => chineseEnds(each))
  expect(closing.filter(each => !mayCloseChinese(each))).toEqual([])
  expect(closing.join('')).toMatchInlineSnapshot(`"了亲吧呀呢呵哈哒哟哦啊啦喔喲嘛噢滴的耶親"`)
})
