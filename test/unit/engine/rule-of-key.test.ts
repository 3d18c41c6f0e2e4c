import { expect, test } from 'vitest'
import { ruleOfKey } from '../../../src/engine/rule-of-key.ts'

const rules = ['no-problem', 'acme/late', 'late'].map(id => ({ id }))

test.each([
  ['no-problem', 'no-problem'],
  ['no-problem/no-worries', 'no-problem'],
  ['acme/late', 'acme/late'],
  ['acme/late/soon', 'acme/late'],
  ['late/soon', 'late'],
  ['acme', undefined],
  ['acme/soon', undefined],
  ['', undefined],
])('%s is of %s', (key, id) => expect(ruleOfKey(key, rules)?.id).toBe(id))
