import { expect, test } from 'vitest'
import { featuresPage } from '../../src/build/features-page.ts'
import { areas } from '../features/features.ts'
import { root } from '../rules/harness.ts'
import { all, parsed, shown } from './parsed.ts'

const features = areas.flatMap(area => area.features)

test('the page of features is what the table says', async () => {
  await expect(featuresPage(areas)).toMatchFileSnapshot(`${root}rules/FEATURES.md`)
})

test('the page names every feature once, and those that are missing first of all at its end', () => {
  const page = featuresPage(areas)
  const [done = '', missing = ''] = page.split('## What it does not do')
  const bold = (part: string): readonly string[] => all(parsed(part), 'strong').map(shown)
  const names = (...has: readonly string[]) =>
    features.filter(each => has.includes(each.has)).map(({ feature }) => feature)
  expect(bold(done)).toEqual(names('yes', 'partly'))
  expect(bold(missing)).toEqual([...names('no'), ...names('partly')])
})
