import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { proseLikeness, readsLikeProse } from '../../../../src/readers/macros/prose-likeness.ts'
import { readWith, treeReader } from '../reading.ts'

const readJson = await treeReader('a.json')

const root = new URL('../../../../', import.meta.url)

const packageFiles = readdirSync(new URL('node_modules/', root))
  .filter(name => !/^[.@]/.test(name))
  .map(name => `node_modules/${name}/package.json`)

describe('prose', () => {
  it.each([
    'Your order has been updated.',
    '<p>Hi {{name}},</p><p>we are on it.</p>',
    'Lamentamos mucho la demora.',
    'Ваш заказ уже отправлен вам.',
    '您好，请问有什么可以帮您？',
    'Sorry, no refunds.',
  ])('is %s', text => {
    expect(proseLikeness([text])).toBe(1)
  })

  it.each([
    'npm run build && node dist/index.js',
    'ubuntu-latest',
    '^[a-z]+(?:\\.[a-z]+)*$',
    'https://example.com/a/b',
    'src/**/*.ts',
    'Street Address',
    '丂丄丅丆丏丒丗丟',
    '',
  ])('is not %s', text => {
    expect(proseLikeness([text])).toBe(0)
  })

  it('outweighs the rest', () => {
    expect(readsLikeProse(['Your order has been updated.', 'order'])).toBe(true)
    expect(readsLikeProse(['Your order.', 'a/very/long/path/to/some/file.ts'])).toBe(false)
    expect(readsLikeProse([])).toBe(false)
  })
})

describe('files that hold no macros', () => {
  it('are left alone', () => {
    const read: string[] = []
    for (const file of ['package.json', 'tsconfig.json', 'biome.json', ...packageFiles]) {
      let text = ''
      try {
        text = readFileSync(new URL(file, root), 'utf8')
      } catch {
        continue
      }
      if (readWith(readJson, text).format !== undefined) read.push(file)
    }
    expect(read).toEqual([])
  })
})
