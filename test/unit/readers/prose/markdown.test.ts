import { describe, expect, it } from 'vitest'
import { markdownPassages, readMarkdown } from '../../../../src/readers/prose/markdown-parsed.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { Located } from '../../../../src/text/located.ts'
import * as fc from '../../../random.ts'
import { at, expectReplaced, expectTruePlaces, expectWritten, outline } from '../laws.ts'

const read = (source: string) => markdownPassages(Located.file(source))

describe('Markdown', () => {
  it('parts headings, paragraphs, items, cells and HTML, and leaves code out', () => {
    const source = `---
subject: "Your \\"refund\\", {{name}}"
tags: [a]
title: It's on its way
---

# Refund &amp; return #

Dear {{name}},
thank you.

- First *point*
  goes on
- [ ] Second

  still second

| Step | Do |
|------|----|
| 1 | Call \\| write |

> Quoted words
> go on

\`\`\`
no problem
\`\`\`

    indented code

<div>Inside <b>HTML</b></div>

[policy]: https://example.com "no problem"

Late
====
`
    expect(outline(read(source))).toEqual([
      'subject: Your "refund", {{name}}',
      "subject: It's on its way",
      'heading: Refund & return',
      'paragraph: Dear {{name}},\nthank you.',
      'item: First point\ngoes on',
      'item: Second',
      'item: still second',
      'cell: Step',
      'cell: Do',
      'cell: 1',
      'cell: Call | write',
      'paragraph: Quoted words\ngo on',
      'paragraph: Inside HTML',
      'heading: Late',
    ])
    for (const words of ['HTML', 'go on', 'point', 'still second', 'on its way', 'Call']) {
      expect(at(source, read(source), words)).toEqual([`${source.indexOf(words)}: ${words}`])
    }
    expect(at(source, read(source), 'Refund & return')).toEqual([
      `${source.indexOf('Refund')}: Refund &amp; return`,
    ])
    expectTruePlaces(source, read(source))
  })

  it('keeps exact places after entities, escapes, emoji and emphasis', () => {
    const source =
      '\uFEFFI&rsquo;m *sorry* 😀 to \\*hear\\* **th**at, [no problem](http://x.y/a_b "t") at all'
    expect(outline(read(source))).toEqual(['paragraph: I’m sorry 😀 to *hear* that, no problem at all'])
    expect(at(source, read(source), 'no problem')).toEqual([`${source.indexOf('no problem')}: no problem`])
    expect(at(source, read(source), 'that')).toEqual([`${source.indexOf('th**at')}: th**at`])
    expect(at(source, read(source), '’m')).toEqual(['2: &rsquo;m'])
  })

  it('makes code, images and addresses one token', () => {
    const [passage] = read('Run `no problem`, see ![no problem](a.png) or <https://a.b/no> or www.a.com/no.')
    expect(passage?.placeholders.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'unknown no problem',
      'unknown no problem',
      'link https://a.b/no',
      'link www.a.com/no',
    ])
    expect(passage?.located.text).toBe(
      'Run `no problem`, see ![no problem](a.png) or <https://a.b/no> or www.a.com/no.',
    )
  })

  it('reads breaks of all kinds as a line break', () => {
    expect(outline(read('a  \nb\\\nc<br>\nd <i>e</i>\nf'))).toEqual(['paragraph: a\nb\nc\nd e\nf'])
    expect(outline(read('a<br><br>b'))).toEqual(['paragraph: a', 'paragraph: b'])
    const source = '> a\n> b\nlazy'
    expect(at(source, read(source), 'a\nb\nlazy')).toEqual(['2: a\n> b\nlazy'])
    expectReplaced(markdownPassages, source, 'a\nb', 'c\nd\ne')
  })

  it('hides placeholders from the parser', () => {
    const source =
      '{% if x %}No problem{% endif %} [pay]({{ link }}) *{{a*b}}* [AMOUNT] [Policy]\n\n[Policy]: http://x.y'
    const [passage] = read(source)
    expect(passage?.located.text).toBe('{% if x %}No problem{% endif %} pay {{a*b}} [AMOUNT] Policy')
    expect(passage?.placeholders.map(({ name }) => name)).toEqual(['if x', 'endif', 'a*b', 'AMOUNT'])
    expectTruePlaces(source, read(source))
  })

  it('reads HTML in a quote without the quote marks', () => {
    const source = '> <div>\n> Hello\n> there\n> </div>'
    expect(outline(read(source))).toEqual(['paragraph: Hello there'])
    expect(at(source, read(source), 'there')).toEqual([`${source.indexOf('there')}: there`])
  })

  it('reads only what it is asked for', () => {
    expect(readMarkdown({ path: 'a.md', located: Located.file('Hi') }, { as: 'text' })).toBeUndefined()
  })
})

describe('Markdown is spelled with as few escapes as it needs', () => {
  const spelled = (source: string, found: string, words: string): string => {
    const [passage] = read(source)
    const start = passage?.located.text.indexOf(found) ?? 0
    const edit = passage?.located.replace({ start, end: start + found.length }, words)
    return edit && !isRefusal(edit) ? edit.text : JSON.stringify(edit)
  }

  it.each([
    ["You're welcome!", "You're welcome!"],
    ['first_name & R&D <3 5 * 3', 'first_name & R&D <3 5 * 3'],
    ['by {{date}} [AMOUNT]', 'by {{date}} [AMOUNT]'],
    ['*now* [x] `y` <b> &amp;', '\\*now\\* \\[x\\] \\`y\\` \\<b> \\&amp;'],
    ['# one', '\\# one'],
    ['1. one\n- two', '1\\. one\n\\- two'],
  ])('%s', (words, written) => {
    expect(spelled('Hello', 'Hello', words)).toBe(written)
  })

  it('refuses a line break in a heading and a blank line anywhere', () => {
    expect(spelled('# Hello', 'Hello', 'a\nb')).toContain('refused')
    expect(spelled('Hello', 'Hello', 'a\n\nb')).toContain('refused')
  })
})

/** A word, how a file may write it, and how much of that its marks are on either side. */
const word = fc
  .tuple(
    fc.integer({ min: 10, max: 99 }),
    fc.constantFrom('plain', 'em', 'strong', 'link', 'entity', 'escape', 'emoji', 'code'),
  )
  .map(([number, form]) => {
    const n = String(number)
    const forms: Record<string, readonly [string, string, string]> = {
      plain: [`w${n}`, `w${n}`, ''],
      em: [`w${n}`, `w${n}`, '*'],
      strong: [`w${n}`, `w${n}`, '**'],
      link: [`w${n}`, `w${n}`, '['],
      entity: [`caf&eacute;${n}&#x1F600;`, `café${n}😀`, ''],
      escape: [`\\*w${n}\\_`, `*w${n}_`, ''],
      emoji: [`😀w${n}`, `😀w${n}`, ''],
      code: [`\`code${n}\``, `\`code${n}\``, ''],
    }
    const [source, text, mark] = forms[form] ?? ['', '', '']
    return { source, text, before: mark, after: mark === '[' ? '](http://a.b/c)' : mark }
  })

const prefixes = fc.constantFrom<readonly [string, string]>(
  ['', ''],
  ['> ', '> '],
  ['- ', '  '],
  ['> 1. ', '>    '],
  ['# ', ''],
  ['>', ''],
)

const paragraph = fc.tuple(
  prefixes,
  fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
)

const written = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.constantFrom('\n', '\r\n'),
    fc.array(paragraph, { minLength: 1, maxLength: 4 }),
  )
  .map(([bom, end, paragraphs]) => {
    let source = bom
    const expected: { text: string; words: { text: string; source: string; start: number }[] }[] = []
    for (const [[first, next], all] of paragraphs) {
      const lines = first === '# ' ? all.slice(0, 1) : all
      const words: { text: string; source: string; start: number }[] = []
      lines.forEach((line, row) => {
        source += row === 0 ? first : end + next
        line.forEach((each, column) => {
          source += (column === 0 ? '' : ' ') + each.before
          words.push({ text: each.text, source: each.source, start: source.length })
          source += each.source + each.after
        })
      })
      expected.push({ text: lines.map(line => line.map(each => each.text).join(' ')).join('\n'), words })
      source += `${end}${end}<!-- -->${end}${end}`
    }
    return { source, expected }
  })

describe('laws', () => {
  it('words come back equal, each at its true place', () => {
    fc.assert(
      fc.property(written, each => expectWritten(read(each.source), each)),
      { numRuns: 200 },
    )
  })

  it('a replaced word is read again, and all other passages are equal', () => {
    const words = fc.constantFrom(
      "You're welcome!",
      'a *b* _c_',
      'x < y & z',
      '[link](x)',
      '# 1.',
      '&copy; `d`',
      '{{name}}',
      '没问题',
      '\\ | ~',
    )
    fc.assert(
      fc.property(written, words, fc.nat(), ({ source, expected }, replacement, pick) => {
        const all = expected.flatMap(({ words }) => words).filter(each => !each.text.startsWith('`'))
        const chosen = all[pick % Math.max(1, all.length)]
        if (chosen) expectReplaced(markdownPassages, source, chosen.text, replacement)
      }),
      { numRuns: 200 },
    )
  })

  it('reads anything', () => {
    const mess = fc
      .array(
        fc.constantFrom(
          '*',
          '_',
          '`',
          '[',
          ']',
          '(',
          ')',
          '<',
          '>',
          '&amp;',
          '\\',
          '\n',
          '\r\n',
          '\t',
          ' ',
          '# ',
          '- ',
          '| ',
          '|--|',
          '---',
          'a',
          'b',
          '😀',
          '{{x}}',
          '~~',
          '<br>',
          '!',
          '\0',
        ),
        { maxLength: 40 },
      )
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(mess, fc.string({ unit: 'binary', maxLength: 40 })), source =>
        expectTruePlaces(source, read(source)),
      ),
      { numRuns: 200 },
    )
  })
})
