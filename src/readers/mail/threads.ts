import type { Mail } from './mail.ts'

const byDate = (a: Mail, b: Mail): number =>
  a.date === undefined || b.date === undefined ? 0 : a.date - b.date

/**
 * Mails grouped by what they answer (RFC 5322, 3.6.4), each group in the order of its dates, groups in the order of their
 * first mail. A mail that is there twice, in two folders, counts once.
 */
export const threadsOf = (mails: readonly Mail[]): readonly (readonly Mail[])[] => {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up
    for (let at = id; at !== root; ) {
      const up = parents.get(at) ?? root
      parents.set(at, root)
      at = up
    }
    return root
  }
  const keys = mails.map((mail, index) => mail.id ?? `no id ${index}`)
  for (const [index, { references }] of mails.entries()) {
    for (const id of references) parents.set(rootOf(keys[index] as string), rootOf(id))
  }
  const seen = new Set<string>()
  const threads = new Map<string, Mail[]>()
  for (const [index, mail] of mails.entries()) {
    const key = keys[index] as string
    if (seen.has(key)) continue
    seen.add(key)
    const root = rootOf(key)
    const thread = threads.get(root)
    if (thread) thread.push(mail)
    else threads.set(root, [mail])
  }
  return [...threads.values()].map(thread =>
    thread.every(({ date }) => date !== undefined) ? thread.sort(byDate) : thread,
  )
}
