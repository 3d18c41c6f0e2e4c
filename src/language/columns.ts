import type { Numbers } from './rows.ts'

const kinds = { i1: Int8Array, i2: Int16Array, u2: Uint16Array, i4: Int32Array } as const

type Kind = keyof typeof kinds
export type Column = InstanceType<(typeof kinds)[Kind]>

/** Where a column stands in its bytes: what numbers, from which byte, how many. */
export type ColumnPlace = readonly [kind: Kind, start: number, length: number]

/** Columns start at multiples of this, so that any numbers can be read in place. */
const step = 4

const fits = (numbers: Numbers, bits: number): boolean => {
  const most = 2 ** (bits - 1)
  for (const number of numbers) if (number < -most || number >= most) return false
  return true
}

const kindOf = (numbers: Numbers): Kind => {
  if (numbers instanceof Int32Array) return 'i4'
  if (numbers instanceof Uint16Array) return 'u2'
  return fits(numbers, 8) ? 'i1' : fits(numbers, 16) ? 'i2' : 'i4'
}

/** Puts columns into one stretch of bytes, in the byte order of this machine, which is that of all that Node runs on. */
export const packColumns = <Name extends string>(columns: Readonly<Record<Name, Numbers>>) => {
  const places = {} as Record<Name, ColumnPlace>
  const parts: Uint8Array[] = []
  let start = 0
  for (const name of Object.keys(columns) as Name[]) {
    const numbers = columns[name]
    const kind = kindOf(numbers)
    const { buffer, byteLength } = kinds[kind].from(numbers)
    places[name] = [kind, start, numbers.length]
    const part = new Uint8Array(Math.ceil(byteLength / step) * step)
    part.set(new Uint8Array(buffer))
    parts.push(part)
    start += part.length
  }
  const bytes = new Uint8Array(start)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return { places: places as Readonly<Record<Name, ColumnPlace>>, bytes }
}

/** A column in place: nothing is copied, if the bytes start at a multiple of four. */
export const columnAt = (bytes: Uint8Array, [kind, start, length]: ColumnPlace): Column => {
  const own = bytes.byteOffset % step === 0 ? bytes : bytes.slice()
  return new kinds[kind](own.buffer as ArrayBuffer, own.byteOffset + start, length)
}
