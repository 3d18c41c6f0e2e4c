import { reporters } from '../../reporters/index.ts'
import type { World } from '../world.ts'
import type { Candidate, ValuesOf } from './candidates.ts'
import { shells } from './scripts.ts'

const branches = async ({ execute, cwd }: World): Promise<readonly Candidate[]> => {
  const args = ['--no-optional-locks', 'for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags']
  const { code, out } = await execute('git', args, { cwd })
  const names = code === 0 ? new TextDecoder().decode(out).split('\n').filter(Boolean) : []
  return names.map(word => ({ word, about: '' }))
}

/** The words of each kind of value, by what stands in <> in the help. */
export const valuesOf =
  (world: World, commands: () => readonly Candidate[]): ValuesOf =>
  async kind => {
    const { tools } = world
    switch (kind) {
      case 'rule': {
        const all = await tools.rules({ profile: 'recommended', house: [] })
        return all.map(({ id, title }) => ({ word: id, about: title }))
      }
      case 'profile':
        return (await tools.profiles()).map(({ name, about }) => ({ word: name, about }))
      case 'format':
        return (await tools.formats()).map(({ id, name }) => ({ word: id, about: name }))
      case 'report':
        return reporters.map(({ name, about }) => ({ word: name, about }))
      case 'ref':
        return branches(world).catch(() => [])
      case 'shell':
        return shells.map(word => ({ word, about: '' }))
      case 'command':
        return commands()
      default:
        return []
    }
  }
