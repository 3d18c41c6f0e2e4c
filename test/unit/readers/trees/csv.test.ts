import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../../src/readers/trees/csv.ts'
import { itemsOf, type Tree } from '../../../../src/readers/trees/tree.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem, type Problem } from '../../../../src/text/problem.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'
import { applied, expectTruePlaces, words } from '../words.ts'

interface Table {
  readonly rows: readonly Tree[]
  readonly problems: readonly Problem[]
}

const table = (source: string): Table => {
  const parsed = parseCsv(Located.file(source))
  if (isProblem(parsed)) return { rows: [], problems: [parsed] }
  const { trees, problems } = 'trees' in parsed ? parsed : { trees: parsed, problems: [] }
  return { rows: trees.flatMap(itemsOf), problems }
}

const cellsOf = (row: Tree | undefined): readonly string[] =>
  row?.kind === 'map' ? row.entries.map(({ value }) => (value.kind === 'text' ? value.text : '')) : []

const records = (source: string): readonly (readonly string[])[] => table(source).rows.map(cellsOf)

const cell = (source: string, row: number, column: number): Located => {
  const tree = table(source).rows[row]
  const value = tree?.kind === 'map' ? tree.entries[column]?.value : undefined
  if (value?.kind !== 'text') throw new Error(`no cell ${row}, ${column} in ${JSON.stringify(source)}`)
  return value.located()
}

describe('a table', () => {
  it('names its cells by the first row', () => {
    const [row] = table('\uFEFF title ,"body"\r\nLate,"He said ""no"",\r\nand left."\r\n').rows
    expect(row?.kind === 'map' && row.entries.map(({ key }) => key)).toEqual(['title', 'body'])
    expect(cellsOf(row)).toEqual(['Late', 'He said "no",\r\nand left.'])
  })

  it.each([
    ['commas', 'a,b\n1;2,"3\t4"\n', [['1;2', '3\t4']]],
    ['semicolons', 'a;b\n1,2;3,4', [['1,2', '3,4']]],
    ['tabs', 'a\tb\nx, y\tz;\n', [['x, y', 'z;']]],
    ['what Excel names', 'sep=;\r\na,b;c\r\n1,2;3\r\n', [['1,2', '3']]],
    [
      'semicolons, with a comma in a name',
      'title;body, plain\nA;Hi, we are on it.\nB;Bye.\n',
      [
        ['A', 'Hi, we are on it.'],
        ['B', 'Bye.'],
      ],
    ],
    [
      'commas, with a semicolon in a name',
      'a,b;c\n1,2\n3,4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['nothing', 'body\nHello.\n\n"Bye, now."', [['Hello.'], ['Bye, now.']]],
  ] as const)('is parted by %s', (_, source, expected) => {
    expect(records(source)).toEqual(expected)
    expect(table(source).problems).toEqual([])
  })

  it('may have blanks around quote marks, empty cells and empty lines', () => {
    expect(records('a, b ,c\n\n1, "x, y" ,\n,,\n\n"",2,3,,\n')).toEqual([
      ['1', 'x, y', ''],
      ['', '', ''],
      ['', '2', '3'],
    ])
  })

  it('keeps quote marks in a cell that has none around it', () => {
    expect(records('size,text\n5" pipe,It\'s 5"\n')).toEqual([['5" pipe', 'It\'s 5"']])
  })
})

describe('a broken table', () => {
  it.each([
    ['title,body\nA,"Hi.\nB,Bye.\n', 'never closed', '"Hi'],
    ['title,body\nA,Hi.\nB,"He said "no" to me."\n', 'More words', '"no'],
    ['title,body\nA,Hi, Ana.\nB,Bye.\n', '3 cells, where the first one names 2 columns', 'A,Hi'],
    ['title,body,lang\nA,Hi.,en\nB\n', '1 cell,', 'B'],
  ])('%j', (source, problem, where) => {
    expect(table(source).problems).toMatchObject([
      { problem: expect.stringContaining(problem), hint: expect.any(String), offset: source.indexOf(where) },
    ])
  })

  it('keeps the rows that are whole', () => {
    expect(records('a,b\n1,2\n3\n4,5\n6,"7')).toEqual([
      ['1', '2'],
      ['4', '5'],
    ])
  })
})

describe('a fix', () => {
  const fixed = (source: string, found: string, put: string): string => {
    const read = cell(source, 0, 1)
    const start = read.text.indexOf(found)
    const edit = read.replace({ start, end: start + found.length }, put)
    return isRefusal(edit) ? edit.refused : applied(source, edit)
  }

  it('doubles quote marks', () => {
    expect(fixed('a,b\n1,"So, no."\n', 'no', 'a "no"')).toBe('a,b\n1,"So, a ""no""."\n')
  })

  it('puts a cell in quote marks that needs them now', () => {
    expect(fixed('a,b\n1,We are late.\n', 'We', 'Sorry, we')).toBe('a,b\n1,"Sorry, we are late."\n')
    expect(fixed('a;b\n1;We are late.\n', 'We', 'Sorry, we')).toBe('a;b\n1;Sorry, we are late.\n')
    expect(fixed('a,b\n1,x "so"\n', 'x ', '')).toBe('a,b\n1,"""so"""\n')
  })

  it('is read again as the words it wrote', () => {
    fc.assert(
      fc.property(words, words, words, fc.boolean(), (before, after, put, bare) => {
        const own = (text: string): string =>
          bare ? text.replace(/[",\r\n]/g, '') : `"${text.replaceAll('"', '""')}"`
        const source = `a,b\n1,${own(`x${before}y${after}z`)}\n`
        const read = cell(source, 0, 1)
        const start = read.text.indexOf('y')
        const edit = read.replace({ start, end: start + 1 }, put)
        if (isRefusal(edit)) throw new Error(edit.refused)
        expect(records(applied(source, edit))).toEqual([
          ['1', read.text.slice(0, start) + put + read.text.slice(start + 1)],
        ])
      }),
    )
  })
})

const written = fc
  .array(
    fc.array(
      words.map(text => text.replace(/\p{Cs}/gu, '')),
      { minLength: 2, maxLength: 2 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(rows =>
    [['first', 'second'], ...rows]
      .map(row =>
        row.map(text => (/[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(','),
      )
      .join('\r\n'),
  )

it('csv-parse reads the same cells, and each is in its place', () => {
  fc.assert(
    fc.property(written, source => {
      const [, ...expected] = parse(source, { bom: true }) as string[][]
      const { rows } = table(source)
      expect(rows.map(cellsOf)).toEqual(expected)
      for (const [index] of rows.entries()) {
        for (const column of [0, 1]) {
          const read = cell(source, index, column)
          expect(read.text).toBe(expected[index]?.[column])
          expectTruePlaces(read, source)
        }
      }
    }),
  )
})

it('takes time in proportion to its length, and so do its texts', () => {
  const row = 'Refund,"We are sorry, Ana: the ""blue"" one, however late it is, was sent today.",en\r\n'
  return expectLinear(
    8000,
    rows => `title,body,lang\r\n${row.repeat(rows)}`,
    source => {
      for (const tree of table(source).rows)
        if (tree.kind === 'map')
          for (const { value } of tree.entries) if (value.kind === 'text') value.located()
    },
  )
})

it.each(['"', '""', ',', 'a,"', '\n', '" ', ';\t'])('takes time in proportion to its length: many %j', part =>
  expectLinear(75_000, size => `a,b\n${part.repeat(size)}`, table),
)
