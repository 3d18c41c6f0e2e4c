import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { checkstyle } from '../../../src/reporters/checkstyle.ts'
import { junit } from '../../../src/reporters/junit.ts'
import type { MakeReporter } from '../../../src/reporters/reporter.ts'
import { visible, visibleLine } from '../../../src/reporters/visible.ts'
import { holds } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Node[]
  readonly text: string
}

type Raw = Readonly<Record<string, unknown>>

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: { enabled: true, maxTotalExpansions: 1e9, maxExpandedLength: 1e9 },
  htmlEntities: true,
})

const nodeOf = (raw: Raw): readonly Node[] =>
  Object.entries(raw)
    .filter(([name]) => name !== ':@' && name !== '#text')
    .map(([name, inside]) => {
      const all = inside as readonly Raw[]
      return {
        name,
        attributes: (raw[':@'] ?? {}) as Readonly<Record<string, string>>,
        children: all.flatMap(nodeOf),
        text: all.map(one => String(one['#text'] ?? '')).join(''),
      }
    })

/** Characters that XML 1.0 can hold, as they stand and as references. */
const legal = /^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}])*$/u

const parsed = (text: string): Node => {
  expect(legal.test(text)).toBe(true)
  for (const [, code] of text.matchAll(/&#(\d+);/g))
    expect(legal.test(String.fromCodePoint(Number(code)))).toBe(true)
  expect(text.replace(/&#\d+;/g, '')).not.toContain('&')
  expect(XMLValidator.validate(text)).toBe(true)
  const [, root, ...others] = (parser.parse(text) as readonly Raw[]).flatMap(nodeOf)
  expect(others).toEqual([])
  return root as Node
}

interface Shape {
  readonly required: readonly string[]
  readonly optional?: readonly string[]
  readonly children?: readonly string[]
}

/** An element has the attributes and children that its shape allows, and no others. */
const keeps = (node: Node, shapes: Readonly<Record<string, Shape>>): void => {
  const shape = shapes[node.name]
  const names = Object.keys(node.attributes)
  expect(shape).toBeDefined()
  expect(shape?.required.filter(name => !names.includes(name))).toEqual([])
  expect(
    names.filter(name => ![...(shape?.required ?? []), ...(shape?.optional ?? [])].includes(name)),
  ).toEqual([])
  for (const child of node.children) {
    expect(shape?.children).toContain(child.name)
    keeps(child, shapes)
  }
}

/** After the schema that Jenkins publishes for JUnit reports (jenkins-junit.xsd). */
const junitShapes: Readonly<Record<string, Shape>> = {
  testsuites: { required: [], optional: ['name'], children: ['testsuite'] },
  testsuite: {
    required: ['name', 'tests'],
    optional: ['failures', 'errors', 'skipped', 'time'],
    children: ['testcase'],
  },
  testcase: { required: ['name', 'classname'], optional: ['time'], children: ['failure', 'error'] },
  failure: { required: [], optional: ['message', 'type'] },
  error: { required: [], optional: ['message', 'type'] },
}

/** After what the listeners of Checkstyle write and its readers ask for. */
const checkstyleShapes: Readonly<Record<string, Shape>> = {
  checkstyle: { required: ['version'], children: ['file'] },
  file: { required: ['name'], children: ['error'] },
  error: { required: ['line', 'severity', 'message'], optional: ['column', 'source'] },
}

const all = (make: MakeReporter): string => {
  const [source, found] = finding('Hi.\n«No problem»', {
    entry: 'en',
    message: '“a < b & c”',
    rewrites: [{ text: 'Sure', safe: true, edits: [] }],
  })
  const reporter = make(settings)
  return [
    reporter.open(),
    reporter.file(report(source, [found])),
    reporter.file({ ...report(source, []), path: 'clean.md' }),
    reporter.close(summary({ problems: [{ path: 'b.md', line: 2, message: 'broken', hint: 'Mend it.' }] })),
  ].join('')
}

describe('junit', () => {
  test('a report', () => {
    expect(all(junit)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="tactful">
      <testsuite name="macros/a.md" tests="1" failures="1" errors="0" skipped="0" time="0">
      <testcase name="no-problem/en at 2:1" classname="macros/a.md" time="0"><failure message="“a &#60; b &#38; c”" type="warning">macros/a.md:2:1: “No problem”&#10;The customer hears trouble where there was none.&#10;→ Sure</failure></testcase>
      </testsuite>
      <testsuite name="clean.md" tests="1" failures="0" errors="0" skipped="0" time="0">
      <testcase name="wording" classname="clean.md" time="0"/>
      </testsuite>
      <testsuite name="b.md" tests="1" failures="0" errors="1" skipped="0" time="0">
      <testcase name="tactful/unread at 2" classname="b.md" time="0"><error message="broken" type="tactful/unread">broken. Mend it.</error></testcase>
      </testsuite>
      </testsuites>
      "
    `)
  })

  test('every run can be read, and adds up', () =>
    holds('junit', (text, { files, summary: { problems } }) => {
      const root = parsed(text)
      keeps(root, junitShapes)
      const cases = root.children.flatMap(({ children }) => children)
      const inside = cases.flatMap(({ children }) => children)
      for (const { attributes, children } of root.children) {
        expect(Number(attributes.tests)).toBe(children.length)
        const how = (name: string) =>
          children.flatMap(one => one.children).filter(one => one.name === name).length
        expect([Number(attributes.failures), Number(attributes.errors)]).toEqual([
          how('failure'),
          how('error'),
        ])
      }
      const found = files.flatMap(({ findings }) => findings)
      expect(inside.filter(({ name }) => name === 'error').length).toBe(problems.length)
      expect(
        inside.filter(({ name }) => name === 'failure').map(({ attributes }) => attributes.message),
      ).toEqual(found.map(({ message }) => shown(message)))
    }))
})

/** What a text comes out as: the parser is asked for nothing but what XML can hold. */
const shown = (text: string): string => visible(visibleLine(text)).replace(/[\ufffe\uffff]/g, '\ufffd')

describe('checkstyle', () => {
  test('a report', () => {
    expect(all(checkstyle)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="4.3">
      <file name="macros/a.md">
      <error line="2" column="1" severity="warning" message="“a &#60; b &#38; c”" source="tactful.no-problem/en"/>
      </file>
      <file name="clean.md"/>
      <file name="b.md">
      <error line="2" severity="error" message="broken. Mend it." source="tactful/unread"/>
      </file>
      </checkstyle>
      "
    `)
  })

  test('every run can be read, and says the same', () =>
    holds('checkstyle', (text, { files, summary: { problems } }) => {
      const root = parsed(text)
      keeps(root, checkstyleShapes)
      const errors = root.children.flatMap(({ children }) => children)
      const found = files.flatMap(({ findings }) => findings)
      expect(errors.length).toBe(found.length + problems.length)
      expect(errors.slice(0, found.length).map(({ attributes }) => attributes.message)).toEqual(
        found.map(({ message }) => shown(message)),
      )
    }))
})
