import { expect, it } from 'vitest'
import { findingText } from '../../../src/reporters/finding-text.ts'
import { finding } from '../../../src/reporters/json.ts'
import { jsonText } from '../../../src/reporters/json-text.ts'
import { holds } from './nasty.ts'

it('is the JSON text of a finding, letter by letter', () =>
  holds('json', (_, { files }) => {
    for (const { findings, suppressed = [] } of files) {
      for (const found of [...findings, ...suppressed.map(each => each.finding)]) {
        const refused = { ...found, rewrites: found.rewrites.map(each => ({ ...each, refused: found.why })) }
        expect(findingText(found)).toBe(jsonText(finding(found)))
        expect(findingText(refused)).toBe(jsonText(finding(refused)))
      }
    }
  }))
