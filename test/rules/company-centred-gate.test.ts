import { expect, it } from 'vitest'
import { makeChecker } from '../../src/engine/check.ts'
import { proposeEnds } from '../../src/language/english.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import { applySettings, settingsOf } from '../../src/rule/settings.ts'
import { Located } from '../../src/text/located.ts'
import * as fc from '../random.ts'
import { folder } from './harness.ts'

const rules = applySettings(folder.rules, settingsOf('strict', folder.profiles)).filter(
  ({ id }) => id === 'company-centred',
)
const [fast, close] = [true, false].map(fastPath =>
  makeChecker(
    { ...folder, rules, fastPath },
    async () => proposeEnds,
    () => '',
  ),
)

const piece = fc.constantFrom(
  ...[
    'We print our labels at noon.',
    'Our depot is ours.',
    'We ship, and we pack.',
    '我们公司有自己的流程。',
  ],
  ...[
    'You can collect it.',
    'you know.',
    'your lamp is here',
    'Hi you,',
    'hello, you',
    'Thank you!',
    '您好。',
  ],
  ...[
    '@you',
    '^you',
    '- your Ana',
    '{{ your name }}',
    '{{ customer.first_name }}',
    "D'you",
    'Éyou',
    'you’re',
  ],
  ...['\n', '\n\n', '. ', ', ', ' — ', '!', 'YOU', 'U r', 'https://you.com', 'you@your.com', '#your'],
)

it('finds by its gate what it finds without', async () => {
  const words = fc.array(piece, { minLength: 3, maxLength: 14 }).map(parts => parts.join(' '))
  let found = 0
  await fc.assert(
    fc.asyncProperty(words, fc.constantFrom(undefined, 'en', 'zh'), async (text, lang) => {
      const passages = textPassages(Located.file(text))
      const message = { path: [], role: 'agent', audience: 'customer', passages } as const
      const spoken = { messages: [lang === undefined ? message : { ...message, lang }] }
      const winners = async (checker: typeof fast) =>
        (await checker?.conversation(spoken))?.map(each => each.winners.map(({ finding }) => finding.range))
      const expected = await winners(close)
      found += expected?.[0]?.length ?? 0
      expect(await winners(fast)).toEqual(expected)
    }),
    { numRuns: 3000 },
  )
  expect(found).toBeGreaterThan(0)
})
