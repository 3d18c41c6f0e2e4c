import { describe, expect, test } from 'vitest'
import { newcomers, readReleases, withQuiet } from '../../../src/rule/releases.ts'
import { applySettings, type Profile, settingsOf } from '../../../src/rule/settings.ts'
import { isNewer, readVersion, type Version } from '../../../src/text/version.ts'
import { folder } from '../../rules/harness.ts'

const versionOf = (written: string): Version => {
  const read = readVersion(written)
  if (!read) throw new Error(`${written} is no version`)
  return read
}

test('versions are read, and told apart', () => {
  expect(['0.2.0', 'v0.2', '1', '0.2.0-beta.1', '10.20.30+build'].map(readVersion)).toEqual([
    [0, 2, 0],
    [0, 2, 0],
    [1, 0, 0],
    [0, 2, 0],
    [10, 20, 30],
  ])
  expect(['', 'x', '1.', '1.2.3.4', '-1', '1 ', '0x1', '^1.2'].map(readVersion)).toEqual(
    Array(8).fill(undefined),
  )
  const sorted = ['0.1.0', '0.1.1', '0.2.0', '0.10.0', '1.0.0'].map(versionOf)
  for (const [a, one] of sorted.entries()) {
    for (const [b, other] of sorted.entries()) expect(isNewer(one, other)).toBe(a > b)
  }
})

describe('the list of releases', () => {
  const source = '0.2.0:\n  - c\n  - d\n0.1.0:\n  - a\n  - b\n'

  test('tells the release of each rule', () => {
    expect(readReleases(source, ['a', 'b', 'c', 'd'])).toEqual({
      releases: new Map([
        ['c', '0.2.0'],
        ['d', '0.2.0'],
        ['a', '0.1.0'],
        ['b', '0.1.0'],
      ]),
      faults: [],
    })
  })

  test.each([
    ['0.2.0: [x]\n0.1.0: a', '1:9', 'there is no rule “x”'],
    ['0.2.0: a\n0.1.0:\n  - a', '3:5', '“a” stands here twice'],
    ['next: a', '1:1', '“next” is no release'],
  ])('%j', (given, place, said) => {
    const { faults } = readReleases(given, ['a'])
    expect(faults.map(({ line, column, message }) => [`${line}:${column}`, message])).toEqual([[place, said]])
  })

  test('of our own rules names every one', () => {
    const missing = folder.rules.filter(({ since }) => since === undefined).map(({ id }) => id)
    expect(missing, 'rules/releases.yaml says with which version each rule comes').toEqual([])
    expect(new Set(folder.rules.map(({ since }) => since))).toContain('0.1.0')
  })
})

describe('a new rule', () => {
  const { releases } = readReleases('0.1.0: [a, b]\n0.2.0: c\n0.2.3: d\n1.0.0: e', ['a', 'b', 'c', 'd', 'e'])

  test.each([
    ['0.1.0', ['c', 'd', 'e']],
    ['0.2.0', ['c', 'd', 'e']],
    ['0.2.3', ['c', 'd', 'e']],
    ['0.2.4', ['c', 'd', 'e']],
    ['0.3.0', ['e']],
    ['0.3.0-beta.1', ['e']],
    ['1.0.0', ['e']],
    ['1.0.7', ['e']],
    ['1.1.0', []],
  ])('in %s: %j', (version, ids) => {
    expect(newcomers(releases, versionOf(version))).toEqual(ids)
  })

  test('there is none in a first release', () => {
    const first = readReleases('0.1.0: [a, b]', ['a', 'b']).releases
    expect(newcomers(first, [0, 1, 0])).toEqual([])
    expect(newcomers(first, [0, 1, 4])).toEqual([])
  })

  const profile = (name: string, rest: Partial<Profile>): Profile => ({
    name,
    about: '',
    extends: [],
    choices: [],
    house: [],
    ...rest,
  })
  const loud = folder.rules.find(({ id }) => id === 'deflection')
  const levelUnder = (name: string, profiles: readonly Profile[]): string | undefined => {
    if (!loud) throw new Error('no such rule')
    const [under] = applySettings([loud], settingsOf(name, withQuiet(profiles, [loud.id])))
    return under?.severity
  }

  test('is told as info in recommended and what extends it, and by its own severity elsewhere', () => {
    const profiles = [
      profile('recommended', {}),
      profile('timm', { extends: ['recommended'] }),
      profile('loud', { extends: ['recommended'], choices: [['deflection', { is: 'error' }]] }),
      profile('apart', {}),
    ]
    expect(loud?.severity).toBe('warning')
    expect(levelUnder('recommended', profiles)).toBe('info')
    expect(levelUnder('timm', profiles)).toBe('info')
    expect(levelUnder('loud', profiles)).toBe('error')
    expect(levelUnder('apart', profiles)).toBe('warning')
  })

  test('all of its entries are told as info', () => {
    if (!loud) throw new Error('no such rule')
    const quiet = withQuiet([profile('recommended', {})], ['deflection'])
    const [under] = applySettings([loud], settingsOf('recommended', quiet))
    expect(new Set(under?.entries.map(({ severity }) => severity))).toEqual(new Set(['info']))
  })

  test('is what recommended says of it, if it says something', () => {
    expect(
      levelUnder('recommended', [profile('recommended', { choices: [['deflection', { is: 'off' }]] })]),
    ).toBe(undefined)
    expect(
      levelUnder('recommended', [profile('recommended', { choices: [['deflection', { is: 'error' }]] })]),
    ).toBe('error')
    const { severity } = loud ?? {}
    expect(severity).toBe('warning')
  })
})
