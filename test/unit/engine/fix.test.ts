import { expect, test } from 'vitest'
import { fixText } from '../../../src/engine/fix.ts'
import { readSource } from '../../../src/readers/read.ts'
import { Located } from '../../../src/text/located.ts'
import { isProblem } from '../../../src/text/problem.ts'
import { expectLinear } from '../../linear.ts'
import { checkerWith } from '../../rules/harness.ts'

const checker = checkerWith('plain-language', {}, true)

const fixed = (path: string, source: string) => {
  const read = (text: string) => readSource({ path, located: Located.file(text) }, {})
  const check = async (text: string) => {
    const reading = await read(text)
    if (!reading || isProblem(reading)) throw new Error(`unread: ${text}`)
    return (await checker.file(reading, { path, text })).report.findings
  }
  return fixText(source, { read, check }, false)
}

const sentence = 'We utilize a form.'
const shorter = 'We use a form.'

/** Many rewrites in one file. */
const files: Readonly<Record<string, (size: number, said: string) => string>> = {
  'paragraphs.md': (size, said) => `${said}\n\n`.repeat(size),
  'line.md': (size, said) => `${said} `.repeat(size),
  'items.json': (size, said) =>
    JSON.stringify(Array.from({ length: size }, (_, at) => ({ title: `T${at}`, body: said }))),
  'rows.csv': (size, said) =>
    `title,body\n${Array.from({ length: size }, (_, at) => `T${at},${said}\n`).join('')}`,
  'copies.json': (size, said) =>
    JSON.stringify([
      { subject: 'T', text_body: `${said}\n\n`.repeat(size), html_body: `<p>${said}</p>`.repeat(size) },
    ]),
}

test.each(Object.entries(files))(
  'makes every one of many rewrites: %s',
  async (path, make) => {
    expect((await fixed(path, make(20, sentence))).text).toBe(make(20, shorter))
    await expectLinear(
      1000,
      size => make(size, sentence),
      text => fixed(path, text),
    )
  },
  60_000,
)
