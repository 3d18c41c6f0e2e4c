import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../rules/harness.ts'
import { all, type MarkdownNode, parsed, shown } from './parsed.ts'

const files = [
  ...readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => `rules/${name}`),
  ...readdirSync(root).filter(name => name.endsWith('.md')),
]

/** The anchor that GitHub gives a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const anchors = (page: MarkdownNode): readonly string[] => all(page, 'heading').map(shown).map(anchor)

const isExternal = (url: string): boolean => /^[a-z][a-z+.-]*:/i.test(url)

/** The internal links of a page that lead nowhere. */
const broken = (file: string, source: string): readonly string[] => {
  const page = parsed(source)
  return ['link', 'image', 'definition']
    .flatMap(type => all(page, type))
    .map(({ url = '' }) => url)
    .filter(url => !isExternal(url))
    .filter(url => {
      const [path = '', mark] = decodeURI(url).split('#')
      const target = path === '' ? join(root, file) : join(root, dirname(file), path)
      if (path !== '' && !existsSync(target)) return true
      if (mark === undefined) return false
      const there = path === '' ? page : parsed(readFileSync(target, 'utf8'))
      return !anchors(there).includes(mark)
    })
}

describe('internal links lead somewhere', () => {
  test.each(files)('%s', file => {
    expect(broken(file, readFileSync(join(root, file), 'utf8'))).toEqual([])
  })

  test('a link that leads nowhere is seen', () => {
    const source =
      '# One thing\n\n[a](#one-thing) [b](#two) [c](rules.ts) [d](../package.json) [e](https://example.com) ![f](g.png)'
    expect(broken('rules/x.md', source)).toEqual(['#two', 'rules.ts', 'g.png'])
  })
})
