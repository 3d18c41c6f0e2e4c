import type { Format } from '../../readers/reader.ts'
import { exit } from '../exit.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'
import type { ListFlags } from './rules.ts'

const fact = ({ id, name, detection, extensions }: Format) => ({ id, name, detection, extensions })

const most = 4

const endings = (extensions: readonly string[]): string => {
  const more = extensions.length - most
  return more > 0 ? `${extensions.slice(0, most).join(' ')} and ${more} more` : extensions.join(' ')
}

/** Lists what kinds of file can be read, and how each is recognised. */
export const formats = async (
  { format }: ListFlags,
  world: World,
  { out, paint }: Terminal,
): Promise<number> => {
  const all = await world.tools.formats()
  if (format === 'json') {
    await out.write(`${JSON.stringify(all.map(fact), null, 2)}\n`)
    return exit.clean
  }
  const rows = all.map(({ id, name, extensions, detection }) => [id, name, endings(extensions), detection])
  await out.write(table(['format', 'name', 'files', 'known by'], rows, paint))
  await out.write(
    `\nA file of another kind can be read as one of these: ${paint.bold('tactful --as FORMAT FILE')}\n`,
  )
  return exit.clean
}
