import { describe, expect, it } from 'vitest'
import { expectLinear } from '../../../linear.ts'
import { messagesOf, readFile, said } from '../reading.ts'

const csv = (text: string, as?: string) => readFile(text, 'a.csv', as)

describe('a table of macros', () => {
  it('is read by its columns; keywords and categories are no prose', async () => {
    const read = await csv(
      'Title;Category;Keywords;Lang;Body\nLate;No problem;no problem;en;We are sorry, it is late.\n退款;x;y;zh;您好，我们已经为您退款。\n',
    )
    expect(read.format).toBe('macros')
    expect(said(read)).toEqual(['agent: We are sorry, it is late.', 'agent: 您好，我们已经为您退款。'])
    expect(messagesOf(read)).toMatchObject([
      { path: ['Late', 'Body'], lang: 'en', channel: 'macro' },
      { path: ['退款', 'Body'], lang: 'zh' },
    ])
  })

  it.each([
    ['a column says so', 'a.csv', 'id,reply\n1,We are sorry that it is late.\n'],
    ['shortcuts name the rows', 'a.csv', 'shortcut,text\nlate,We are sorry that it is late.\n'],
    ['tabs part it', 'a.tsv', 'name\tbody\nlate\tWe are sorry, it is late.\n'],
    ['it comes without a name', '-', 'title,body\nLate,"We are sorry, it is late."\n'],
  ])('is known where %s', async (_, path, text) => {
    expect((await readFile(text, path)).format).toBe('macros')
  })

  it.each([
    'text,label\nI hate this phone and its screen,0\nWhat a nice phone that is,1\nSo it is for you,1\n',
    'title,body,rating\nGreat,I like this phone and its screen.,5\n',
    'title,body,customer email\nLate,Where is my order?,a@b.example\n',
    'city,comment count\nBonn,4\n',
    'id,body\n1,2\n',
    'sepal,petal,species\n5.1,3.5\n"',
    '',
    '\uFEFF',
    'title,body\n',
  ])('is not %j', async text => {
    expect(await csv(text)).toMatchObject({ format: undefined, problems: [] })
  })

  it('may be anything when asked for', async () => {
    expect(said(await csv('text,label\nI hate this phone.,0\n', 'macros'))).toEqual([
      'agent: I hate this phone.',
    ])
    expect((await csv('id,n\n1,2\n', 'macros')).problems).toMatchObject([{ offset: 0 }])
    expect((await csv('id,body\n1\n', 'macros')).problems).toMatchObject([
      { problem: expect.stringContaining('1 cell,'), offset: 8 },
    ])
  })

  it('of many rows costs as much as there are rows', async () => {
    const row =
      'No. 1,"We are sorry, {{name}}: the ""blue"" one is late, and comes tomorrow by noon.",en,late\n'
    const tableOf = (rows: number): string =>
      `title,body,lang,keywords\n${Array.from({ length: rows }, (_, i) => row.replace('1', String(i))).join('')}`
    expect(messagesOf(await csv(tableOf(2000)))).toHaveLength(2000)
    await expectLinear(1500, tableOf, async text => messagesOf(await csv(text)))
  })
})

describe('TOML', () => {
  it('has macros in lists of tables and under names', async () => {
    const read = await readFile(
      '[[macros]]\ntitle = "Late"\nsubject = "Your order"\nbody = """\nWe are sorry.\n\nIt is late."""\n[more]\nsent = "It was sent to you today."\n',
      'a.toml',
    )
    expect(read.format).toBe('macros')
    expect(said(read)).toEqual([
      'agent: Your order | We are sorry. | It is late.',
      'agent: It was sent to you today.',
    ])
    expect(messagesOf(read).map(({ path }) => path.join('/'))).toEqual(['macros/Late/body', 'more/sent'])
  })

  it('may come without a name', async () => {
    expect(
      (await readFile('[[macros]]\ntitle = "Late"\nbody = "We are sorry that it is late."\n', '-')).format,
    ).toBe('macros')
    expect((await readFile('late = "We are sorry that it is late."\n', '-')).format).toBe('macros')
    expect((await readFile('[[1, 2], [3]]', '-')).problems).toEqual([])
  })

  it('is no settings of a program', async () => {
    const text =
      '[package]\nname = "x"\nversion = "0.1.0"\ndescription = "A tool for all that you want to do."\n[dependencies]\nserde = { version = "1", features = ["derive"] }\n'
    expect(await readFile(text, 'Cargo.toml')).toMatchObject({ format: undefined, problems: [] })
  })
})
