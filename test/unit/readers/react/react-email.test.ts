import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { readReactEmail } from '../../../../src/readers/react/react-email.ts'
import type { Passage } from '../../../../src/text/conversation.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'
import { at, expectReplaced, expectTruePlaces, outline } from '../laws.ts'
import { messagesOf, readFile, wordsOf } from '../reading.ts'

const fileOf = (text: string): Located => Located.file(text)

const head = "import { Html, Text } from '@react-email/components'\n"

const passages = (located: Located): Passage[] => {
  const reading = readReactEmail({ path: 'a.tsx', located }, {})
  if (!reading || isProblem(reading)) return []
  return [...reading.conversations].flatMap(one =>
    isProblem(one) ? [] : one.messages.flatMap(message => [...message.passages]),
  )
}

const readings = async (jsx: string): Promise<readonly (readonly string[])[]> => {
  const [message] = messagesOf(await readFile(`${head}export default () => (${jsx})`, 'a.tsx'))
  return [message?.passages ?? [], ...(message?.otherReadings ?? [])].map(it => outline(it))
}

const mail = `${head}
const preview = \`Order \${order.number} isn't late\`
export const subject = 'We\\'re \\u{1F600} & ready'
const style = { content: 'not read' }
export function Mail({ name, order, isMember }: Props): JSX.Element {
  return (
    <Html lang="en-GB">
      <Head><title>Your order</title><Font fontFamily="Arial" /></Head>
      <Layout preview='Say "hi"' footer={<Text>Bye {name}</Text>} className="not read">
        <Text style={{ color: 'red' }}>
          Hello {name || 'there'},
          no problem&nbsp;&amp; thank
          you.<br />Order {order.number} costs
          <b> {formatMoney({ amount: order.total })}</b>{'!'} {"{braces}"}
        </Text>
        {/* not read */}
        <Img src="a.png" alt="The shop &quot;A&quot; is open." /><Img src="b.png" alt="Logo" />
        <Row><Column>Left</Column></Row>
        <Button href={\`https://\${host}/a\`}>Pay now</Button>
        <Heading children="Good news" />
        <CodeBlock code="a" language="js">{'const a'}</CodeBlock>
      </Layout>
    </Html>
  )
}
Mail.PreviewProps = { name: 'Ana', text: 'Not read at all.' }
`

describe('React Email', () => {
  it('reads the words of elements, strings and props, and nothing else', async () => {
    const read = await readFile(mail, 'emails/mail.tsx')
    expect(read.format).toBe('react-email')
    const [message, ...others] = messagesOf(read)
    expect(others).toEqual([])
    expect(message?.lang).toBe('en-GB')
    expect(message?.otherReadings).toBeUndefined()
    const found = message?.passages ?? []
    expect(outline(found)).toEqual([
      `subject: Order \${order.number} isn't late`,
      "subject: We're 😀 & ready",
      'subject: Your order',
      'subject: Say "hi"',
      'paragraph: Bye {name}',
      "paragraph: Hello {{name || 'there'}}, no problem\u00A0& thank you.\nOrder {order.number} costs {{formatMoney(( amount: order.total ))}}! {braces}",
      'paragraph: The shop "A" is open.',
      'cell: Left',
      'button: Pay now',
      'heading: Good news',
    ])
    expectTruePlaces(mail, found)
    expect(found[5]?.placeholders.map(({ type, name, fallback }) => [type, name, fallback])).toEqual([
      ['name', "name || 'there'", true],
      ['number', 'order.number', undefined],
      ['money', 'formatMoney(( amount: order.total ))', undefined],
      ['unknown', 'braces', undefined],
    ])
    for (const words of ['Say "hi"', 'Left', 'Bye {name}', 'no problem', 'Good news', 'Pay now'])
      expect(at(mail, found, words)).toEqual([`${mail.indexOf(words)}: ${words}`])
    expect(at(mail, found, "{{name || 'there'}}")).toEqual([`${mail.indexOf('{name ||')}: {name || 'there'}`])
    expect(at(mail, found, '😀 &')).toEqual([`${mail.indexOf('\\u{')}: \\u{1F600} &`])
  })

  it('reads each arm as its customer sees it', async () => {
    expect(await readings('<Text>Hi {vip ? <b>dear</b> : "you"}{late && ", sorry"}</Text>')).toEqual([
      ['paragraph: Hi dear, sorry'],
      ['paragraph: Hi you'],
    ])
    expect(await readings('vip ? <Text>A</Text> : null')).toEqual([['paragraph: A'], []])
    expect(
      await readings('<>{items.map(item => item.new ? <li>New</li> : <li>{item.name}</li>)}</>'),
    ).toEqual([['item: New'], ['item: {item.name}']])
  })

  it('knows what is shown when a parameter is missing, and the subject that a mail is sent with', async () => {
    const text = `${head}
const Mail = ({ name = 'friend', city = '', shop }: Props) => <Text>Hi {name} from {city} of {shop}</Text>
await send({ from: 'a@b.c', subject: 'Your order', title: 'not read', react: <Mail name="Ana" /> })
`
    const [message] = messagesOf(await readFile(text, 'a.tsx'))
    expect(outline(message?.passages ?? [])).toEqual([
      'paragraph: Hi {{name ?? default}} from {city} of {shop}',
      'subject: Your order',
    ])
    expect(message?.passages[0]?.placeholders.map(({ fallback }) => fallback)).toEqual([
      true,
      undefined,
      undefined,
    ])
  })

  it('joins lines as JSX does', async () => {
    expect(await readings('<p>\n  One\n  <i>two</i>\n  three{" "}\n\n  four  five\n</p>')).toEqual([
      ['paragraph: Onetwothree four five'],
    ])
    expect(await readings('<p>5 &lt; 6 &copy &amp;copy; &nosuch; "q" it&apos;s</p>')).toEqual([
      ['paragraph: 5 < 6 &copy &copy; &nosuch; "q" it\'s'],
    ])
  })

  it.each([
    ["import React from 'react'\nexport default () => <p>Unfortunately, we cannot.</p>"],
    ['const a = '],
    [''],
  ])('leaves the rest of an app alone: %s', async text => {
    expect(await readFile(text, 'src/app.tsx')).toEqual({
      format: undefined,
      conversations: [],
      problems: [],
    })
  })

  it('reads any module that it is told to', async () => {
    const read = await readFile('export default () => <p>Hello</p>', 'a.js', 'react-email')
    expect(wordsOf(messagesOf(read)[0])).toEqual(['Hello'])
  })

  it('says where code is broken', async () => {
    const text = `${head}export default () => <Text>Hello</Tex>`
    const { problems } = await readFile(text, 'a.tsx')
    expect(problems).toEqual([
      {
        problem: 'This is not valid JSX: Expected corresponding JSX closing tag for <Text>.',
        hint: 'Mend the code here, as its compiler would ask for it.',
        offset: text.indexOf('</Tex>'),
      },
    ])
    const cut = await readFile(mail.slice(0, 500), 'a.tsx')
    expect(cut.problems).toHaveLength(1)
    const deep = await readFile(`${head}${'<p>'.repeat(20_000)}`, 'a.tsx')
    expect(deep.problems).toHaveLength(1)
  })

  it('writes words as the place asks for it', () => {
    expectReplaced(passages, mail, 'no problem', 'R&D <3 } 5 { "x"')
    expectReplaced(passages, mail, 'thank', 'a\nb')
    expectReplaced(passages, mail, 'Say "hi"', `"Don't" & <go>`)
    expectReplaced(passages, mail, 'ready', `"Don't" \\ <go> & \${x`)
    expectReplaced(passages, mail, "isn't late", `'x' \`y\` \\ \${amount}`)
    expectReplaced(passages, mail, 'Good news', '"x" & y')
    expectReplaced(passages, mail, 'is open', 'is "closed" & <dark>')
    expectReplaced(passages, mail, 'costs', 'is {name}')
  })

  it('refuses what can’t be written', () => {
    const refusal = (found: string, words: string): unknown => {
      const passage = passages(fileOf(mail)).find(({ located }) => located.text.includes(found))
      const start = passage?.located.text.indexOf(found) ?? 0
      return passage?.located.replace({ start, end: start + found.length }, words)
    }
    expect(refusal('no problem', '{{ a }}')).toEqual({ refused: 'an expression is not written again' })
    expect(refusal('ready', '{name}')).toEqual({ refused: 'an expression can’t stand in a string' })
    expect(refusal('Say', '{name}')).toEqual({ refused: 'an expression can’t stand in a string' })
    expect(refusal('ready', 'a\nb')).toEqual({ refused: 'a line break would end the passage' })
    expect(refusal('costs {{format', 'x')).toHaveProperty('refused')
  })
})

describe('what the compiler makes of it', () => {
  // Compilers do not agree whether a no-break space at the end of a line is white space.
  const child = fc.letrec<{ all: string; one: string }>(tie => ({
    all: fc.array(tie('one'), { maxLength: 6 }).map(parts => parts.join('')),
    one: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b c', ' ', '\n', '\r\n  ', '\t', '&amp;', '&#65;', 'é😀', "'", '"'),
      fc.constantFrom('{" "}', "{'x\\n\\'y'}", '{`z`}', '{/* c */}', '{""}', '{null}', '{false}'),
      tie('all').map(inner => `<b>${inner}</b>`),
      tie('all').map(inner => `<>${inner}</>`),
    ),
  })).all

  type Tree = string | null | boolean | undefined | readonly Tree[]
  const flat = (tree: Tree): string =>
    typeof tree === 'string' ? tree : Array.isArray(tree) ? tree.map(flat).join('') : ''

  it('is the text that is read', () => {
    fc.assert(
      fc.property(child, inner => {
        const jsx = `<p>${inner}</p>`
        const { code } = transformSync(`return (${jsx})`, { loader: 'tsx', jsx: 'transform' })
        const made: unknown = new Function('React', code)({
          createElement: (_: unknown, __: unknown, ...children: Tree[]) => children,
          Fragment: undefined,
        })
        const shown = flat(made as Tree).replace(/[ \t\r\n\f]+/g, ' ')
        const [found] = passages(fileOf(`${head}export default () => ${jsx}`))
        expect((found?.located.text ?? '').trim(), jsx).toBe(shown.trim())
      }),
      { numRuns: 300 },
    )
  })

  it.each<[string, number, (size: number) => string]>([
    ['long', 1250, size => 'Hello <b>you</b> {a ? "b" : <i>c</i>}\n'.repeat(size)],
    ['deep', 75, size => `${'{a.map(b => <i>{'.repeat(size)}${'}</i>)}'.repeat(size)}`],
  ])('costs no more than its length, however %s', (_, size, make) =>
    expectLinear(size, each => fileOf(`${head}export default () => <p>${make(each)}</p>`), passages),
  )
})
