/** Puts commas between the items of a JSON array that comes piece by piece, each item on a line. */
export const listing = (): ((items: readonly string[]) => string) => {
  let first = true
  return items => {
    if (items.length === 0) return ''
    const before = first ? '\n' : ',\n'
    first = false
    return before + items.join(',\n')
  }
}
