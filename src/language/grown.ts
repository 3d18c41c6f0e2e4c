/** A column of numbers with more room, what it holds included. */
export const grown = (column: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(length)
  larger.set(column)
  return larger
}
