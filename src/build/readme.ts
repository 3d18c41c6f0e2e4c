/** A part of the README that is written from the code: what stands between `<!-- name -->` and `<!-- /name -->`. */
export type Blocks = Readonly<Record<string, string>>

/** The README with every block filled in. Throws when it has no place for one. */
export const fillReadme = (readme: string, blocks: Blocks): string =>
  Object.entries(blocks).reduce((text, [name, block]) => {
    const open = `<!-- ${name} -->\n`
    const start = text.indexOf(open)
    const end = text.indexOf(`<!-- /${name} -->`)
    if (start < 0 || end < start) throw new Error(`README.md has no place for “${name}”`)
    return `${text.slice(0, start + open.length)}\n${block.trim()}\n\n${text.slice(end)}`
  }, readme)
