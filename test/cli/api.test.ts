import { expect, test } from 'vitest'
import { checkText, textChecker } from '../../src/index.ts'

const rulesIn = async (check: typeof checkText, text: string): Promise<readonly string[]> =>
  (await check(text, { path: 'answer.txt' })).report.findings.map(
    ({ rule, severity }) => `${rule} ${severity}`,
  )

test('a text is checked with the recommended rules, with a book’s, or with words of one’s own', async () => {
  expect(await rulesIn(checkText, 'No problem!')).toEqual(['no-problem warning'])
  expect(await rulesIn(await textChecker({ profile: 'timm' }), 'No problem!')).toEqual(['no-problem error'])
  const own = await textChecker({ lexicon: 'entries:\n  - folks\n' })
  expect(await rulesIn(own, 'The folks are here.')).toEqual(['custom-lexicon warning'])
})

test('a mistake in the options is thrown', async () => {
  await expect(textChecker({ profile: 'tim' })).rejects.toThrow(new RangeError('there is no profile “tim”'))
  await expect(textChecker({ lexicon: 'entries:\n  - avid: x\n  - Yes?\n' })).rejects.toThrow(
    /^2:5: an entry has no key “avid” .*\n3:5: “Yes\?” can stand for no words at all/,
  )
})
