import { describe, expect, it } from 'vitest'
import { expectLinear } from '../../../linear.ts'
import { messagesOf, readFile, spelledIn } from '../reading.ts'
import { outline, outlined, wordsIn } from './outline.ts'

describe('strings of iOS', () => {
  it('are pairs with comments between', async () => {
    const text = `\uFEFF/* "no" = "no"; */\n"a" = "Hi %@, it\\U2019s \\"here\\".\\nBye."; // "no"\nkey.b/*x*/=/*y*/"Two\n  lines";"c"="";"d" = "https://a.example";\n`
    const read = await readFile(text, 'App/pt-BR.lproj/Localizable.strings')
    expect(read.format).toBe('ios-strings')
    expect(outlined(read)).toEqual(['pt-BR a: Hi %@, it’s "here".\nBye.', 'pt-BR key.b: Two\nlines'])
    const [passage] = messagesOf(read)[0]?.passages ?? []
    expect(spelledIn(text, passage, '’s "here"')).toBe('\\U2019s \\"here\\"')
    expect(passage?.placeholders).toMatchObject([{ start: 3, end: 5 }])
  })

  it.each([
    ['en.lproj/a.strings', 'en'],
    ['zh-Hant.lproj/a.strings', 'zh-Hant'],
    ['Base.lproj/a.strings', '-'],
    ['a.strings', '-'],
  ])('in %s are in %s', async (path, lang) => {
    expect(await outline('"a" = "Hi.";', path)).toEqual([`${lang} a: Hi.`])
  })

  it('undo escapes', async () => {
    expect(await wordsIn(String.raw`"a" = "A\ttab \\ \UD83D\UDE00 \101 \u00e9 \'x\'";`, 'a.strings')).toEqual(
      ["A\ttab \\ 😀 A é 'x'"],
    )
  })

  it.each([
    ['"a" = "b"\n"c" = "d";', 'a ; is missing here', 10],
    ['"a" "b";', 'a = is missing here', 4],
    ['"a" = ;', 'a value is missing here', 6],
    ['= "b";', 'a key is missing here', 0],
    ['"a" = "b', 'a text without its closing quote mark', 6],
    ['"a" = "b"; /* c', 'a comment without its end', 11],
  ])('that are broken are told: %s', async (text, problem, offset) => {
    expect((await readFile(text, 'a.strings')).problems).toMatchObject([
      { problem: `This is not a valid .strings file: ${problem}.`, offset },
    ])
  })

  it('may be none', async () => {
    expect((await readFile('// nothing\n', 'a.strings')).format).toBeUndefined()
    expect((await readFile('', 'a.txt', 'ios-strings')).problems).toMatchObject([{ offset: 0 }])
  })

  it.each(
    ['"a"="b c";', '"a', '\\"', '"\\', '/*', '//\n', ' ', 'a=', '\\UD83D'].flatMap(part =>
      ['', '"a" = "'].map(start => [start, part] as const),
    ),
  )('cost no more than their length: %s and many %j', (start, part) =>
    expectLinear(
      5000,
      size => start + part.repeat(size),
      text => readFile(text, 'a.strings'),
    ),
  )
})
