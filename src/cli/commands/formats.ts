import type { Format } from '../../readers/reader.ts'
import { padTo, wrap } from '../../reporters/columns.ts'
import { exit } from '../exit.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'
import type { ListFlags } from './rules.ts'

const fact = ({ id, name, detection, extensions }: Format) => ({ id, name, detection, extensions })

const most = 5

const endings = (extensions: readonly string[]): string => {
  const more = extensions.length - most
  return more > 1 ? `${extensions.slice(0, most).join(' ')} and ${more} more` : extensions.join(' ')
}

/** Lists what kinds of file can be read, and how each is recognised. */
export const formats = async (
  { format }: ListFlags,
  world: World,
  { out, paint, width }: Terminal,
): Promise<number> => {
  const all = await world.tools.formats()
  if (format === 'json') {
    await out.write(`${JSON.stringify(all.map(fact), null, 2)}\n`)
    return exit.clean
  }
  const column = Math.max(...all.map(({ id }) => id.length)) + 2
  const beside = ' '.repeat(column)
  for (const { id, name, detection, extensions } of all) {
    const [first = '', ...more] = wrap(name, width - column)
    const known = wrap(`${endings(extensions)}; known by ${detection}`, width - column)
    const lines = [...more, ...known.map(line => paint.dim(line))]
    await out.write(`${paint.bold(padTo(id, column))}${first}\n`)
    await out.write(lines.map(line => `${beside}${line}\n`).join(''))
  }
  await out.write(
    `\n${all.length} formats. A file of another kind can be read as one of these: ${paint.bold('tactful --as FORMAT FILE')}\n` +
      `What is read of a file, and at which places: ${paint.bold('tactful read FILE')}\n`,
  )
  return exit.clean
}
