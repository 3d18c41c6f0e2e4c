import { expect, test } from 'vitest'
import { simplifiedModule } from '../../src/build/chinese.ts'
import { fold, isTraditional } from '../../src/language/fold.ts'

test('the table of characters is what the converter says', async () => {
  await expect(simplifiedModule()).toMatchFileSnapshot('../../src/language/traditional-simplified.ts')
})

test('folds Traditional characters one for one, over-conversions too', () => {
  expect(fold('請稍後，我們會盡快為您處理')).toBe('请稍后,我们会尽快为您处理')
  expect(fold('瞭彆麵迴纔颱嚮齣傢')).toBe('了别面回才台向出家')
})

test('knows the script of a text', () => {
  expect(isTraditional('我們會處理')).toBe(true)
  expect(isTraditional('我们会处理')).toBe(false)
  expect(isTraditional('你好')).toBe(false)
})
