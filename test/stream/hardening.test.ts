import { describe, expect, it } from 'vitest'
import { expectLinear } from '../linear.ts'
import { line, streamed } from './run.ts'

const work = async (text: string) => {
  const { told, err } = await streamed(text)
  expect(told.length).toBeGreaterThan(0)
  expect(err).not.toContain('bug')
}

describe('a stream costs no more than its length', () => {
  it.each<readonly [string, number, (size: number) => string]>([
    ['very many short lines', 4000, size => `${line({ text: 'ok' })}\n`.repeat(size)],
    ['very many empty and broken lines', 4000, size => '\n{\n'.repeat(size)],
    [
      'one conversation without end',
      1000,
      size => `${line({ conversation: 'a', text: 'No problem' })}\n`.repeat(size),
    ],
    [
      'very many conversations',
      4000,
      size => Array.from({ length: size }, (_, at) => line({ conversation: at })).join('\n'),
    ],
    [
      'a conversation among broken lines',
      3000,
      size => `${line({ conversation: 'a' })}\n${'x\n'.repeat(size)}${line({ conversation: 'a' })}`,
    ],
    ['one long line', 2000, size => line({ text: 'No problem, calm down. '.repeat(size) })],
    ['one long word', 400_000, size => line({ text: 'a'.repeat(size) })],
    ['ten thousand placeholders', 5000, size => line({ text: 'Hi {{name}}, '.repeat(size) })],
    ['placeholders that nobody closes', 50_000, size => line({ text: '{{ '.repeat(size) })],
    ['escapes', 40_000, size => `{"role":"agent","text":"No problem ${'\\u0061\\n'.repeat(size)}"}`],
    [
      'deep nesting',
      100_000,
      size => `{"role":"agent","text":"Hi","x":${'['.repeat(size)}${']'.repeat(size)}}`,
    ],
    ['deep nesting without an end', 100_000, size => '{"a":'.repeat(size)],
    [
      'very many keys',
      40_000,
      size =>
        `{${Array.from({ length: size }, (_, at) => `"k${at}":1,`).join('')}"role":"agent","text":"No problem"}`,
    ],
  ])(
    '%s',
    async (_, size, make) => {
      await expectLinear(size, make, work)
    },
    60_000,
  )
})
