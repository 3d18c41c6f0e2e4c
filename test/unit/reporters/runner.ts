/** The names that a runner of GitHub obeys. */
const registered = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]

export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')

const unescapeProperty = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')

const pairs = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .split(',')
      .map(pair => pair.split(/=(.*)/s))
      .map(([key = '', value = '']) => [key, unescapeProperty(value)]),
  )

const modern = (line: string): Command | undefined => {
  const [, info, data] = /^\s*::(.*?)::(.*)$/su.exec(line) ?? []
  const [, name = '', rest = ''] = /^(\S*) ?(.*)$/s.exec(info ?? '') ?? []
  if (data === undefined || !registered.includes(name.toLowerCase())) return undefined
  return { name, properties: pairs(rest), data: unescapeData(data) }
}

/** The older spelling, and those of Azure Pipelines and TeamCity: anywhere in a line. */
const older = (line: string): Command | undefined => {
  const found = /##(vso|teamcity)?\[([\w.-]+)/i.exec(line)
  return found ? { name: found[2] ?? '', properties: {}, data: line } : undefined
}

/** Characters that a culture-sensitive comparison of .NET does not see. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/** What the runner of GitHub (src/Runner.Common/ActionCommand.cs) and its kin take for commands in a log. */
export const commandsIn = (log: string): readonly Command[] =>
  log.split(/\r\n|\r|\n/).flatMap(line => {
    const plain = line.replace(unseen, '')
    return modern(line) ?? modern(plain) ?? older(plain) ?? []
  })
