import { expect, test } from 'vitest'
import { Located, type Spell } from '../../../src/text/located.ts'

const file = Located.file('We are la=\nte.')

test('a piece that is read as nothing is a break that a fix may write over', () => {
  const read = file.select([
    { start: 0, end: 9 },
    { start: 9, end: 11, text: '' },
    { start: 11, end: 14 },
  ])
  expect(read.text).toBe('We are late.')
  expect(read.source({ start: 8, end: 9 })).toEqual({ start: 8, end: 9 })
  expect(read.replace({ start: 7, end: 11 }, 'here')).toEqual({ start: 7, end: 13, text: 'here' })
})

test('what no piece covers is not', () => {
  const read = file.select([
    { start: 0, end: 9 },
    { start: 11, end: 14 },
  ])
  expect(read.replace({ start: 7, end: 11 }, 'here')).toEqual({ refused: 'markup stands between the words' })
})

test('a spell is told which stretch its words replace', () => {
  const places: unknown[] = []
  const spell: Spell = (words, place) => {
    places.push(place)
    return words
  }
  file
    .slice(3, 14)
    .select([{ start: 0, end: 6 }], spell)
    .replace({ start: 4, end: 6 }, 'on time')
  expect(places).toEqual([{ start: 4, end: 6 }])
})
