import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Area, Feature, Step } from '../../src/build/features-page.ts'

interface WrittenStep {
  readonly run?: string
  readonly exit?: number
  readonly shows?: string | readonly string[]
  readonly hides?: string | readonly string[]
}

/** A feature as it is written: with one step, or several. */
interface WrittenFeature extends WrittenStep {
  readonly id: string
  readonly feature: string
  readonly has: Feature['has']
  readonly steps?: readonly WrittenStep[]
  readonly note?: string
}

interface WrittenArea {
  readonly area: string
  readonly features: readonly WrittenFeature[]
}

const listed = (value: string | readonly string[] = []): readonly string[] => [value].flat()

const stepOf = ({ run = '', exit = 0, shows, hides }: WrittenStep): Step => ({
  run,
  exit,
  shows: listed(shows),
  hides: listed(hides),
})

const featureOf = ({ id, feature, has, steps, note, ...only }: WrittenFeature): Feature => ({
  id,
  feature,
  has,
  steps: (steps ?? (only.run === undefined ? [] : [only])).map(stepOf),
  ...(note === undefined ? {} : { note }),
})

const written: readonly WrittenArea[] = parse(readFileSync(new URL('features.yaml', import.meta.url), 'utf8'))

/** What `features.yaml` claims. */
export const areas: readonly Area[] = written.map(({ area, features }) => ({
  area,
  features: features.map(featureOf),
}))
