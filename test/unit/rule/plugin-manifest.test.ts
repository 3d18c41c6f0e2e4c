import { expect, test } from 'vitest'
import { readManifest } from '../../../src/rule/plugin-manifest.ts'

const faults = (source: string): readonly string[] =>
  readManifest(source, ['refusal'], '1.4.0').faults.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )

test.each(['^1', '^1.4', '>=1.2 <3', '1.x', '*', '~1.4.0 || ^2', '1.4.0'])('works with %s', range =>
  expect(faults(`name: acme\ntactful: "${range}"\n`)).toEqual([]),
)

test.each(['^2', '~1.3', '<1', '1.4.1'])('does not work with %s', range =>
  expect(faults(`name: acme\ntactful: "${range}"\n`)).toEqual([
    `2:10 acme works with tactful ${range}, and this is 1.4.0`,
  ]),
)

test.each([
  ['', '1:1 plugin.yaml must be a map of keys to values'],
  ['name: acme\n', '1:1 plugin.yaml has no “tactful”'],
  ['name: [a]\ntactful: ^1\n', '1:7 name must be text'],
  ['name: refusal\ntactful: ^1\n', '1:7 “refusal” is a rule or group of Tactful'],
  ['name: a/b\ntactful: ^1\n', '1:7 “a/b” is no name for a plugin'],
  ['name: acme\ntactful: later\n', '2:10 “later” is no range of versions'],
  ['name: acme\ntactful: ^1\ncode: /etc/x.js\n', '3:7 “/etc/x.js” can’t be the code of a plugin'],
  ['name: acme\ntactful: ^1\ncode: data:text/x.js\n', '3:7 “data:text/x.js” can’t be the code of a plugin'],
  ['name: acme\ntactful: ^1\ncode: a/../../x.js\n', '3:7 “a/../../x.js” can’t be the code of a plugin'],
])('%j is told', (source, fault) => expect(faults(source)).toEqual([fault]))

test('gives what it says', () => {
  const source =
    'name: acme # ours\ntactful: ^1\nabout: Ours.\nhomepage: https://a.example\ncode: dist/index.mjs\n'
  expect(readManifest(source, [], '1.0.0').manifest).toEqual({
    name: 'acme',
    tactful: '^1',
    about: 'Ours.',
    homepage: 'https://a.example',
    code: 'dist/index.mjs',
  })
})
