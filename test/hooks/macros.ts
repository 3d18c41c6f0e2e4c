import type { Temporary } from '../unit/node/repository.ts'

/** A macro with nothing to say against. */
export const goodMacro = (order: number): string =>
  `Hello Ana,\n\nyour order ${order} has left us on Monday.\n`

/** What a safe rewrite mends. */
export const mendable = 'Hello Ana,\n\nyour refund was sent on Monday!!!\n'
export const mended = 'Hello Ana,\n\nyour refund was sent on Monday.\n'

/** What somebody has to write anew. */
export const bad = 'Hello Ana,\n\nNo problem!\n'

/** Names that shells, patterns, flags and commands could take for something else. */
export const oddNames: readonly string[] = [
  '-dash.md',
  '--fix.md',
  '--.md',
  '- .md',
  'with space.md',
  ' leading space.md',
  'it’s.md',
  "it's.md",
  'a "quote".md',
  'party 🎉.md',
  '中文.md',
  'back\\slash.md',
  '$HOME.md',
  '`id`.md',
  ';id.md',
  '&.md',
  '#hash.md',
  '@at.md',
  '!bang.md',
  'one[1].md',
  'star*.md',
  'what?.md',
  '{a,b}.md',
  'UPPER.MD',
  'new\nline.md',
  'folder.md/in.md',
]

/** Files that a repository holds beside its texts, full of words that would be findings in a text. */
export const besides: Readonly<Record<string, string | Uint8Array>> = {
  'logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff]),
  'app.js': 'export const answer = "No problem!"\n',
  'app.tsx': 'export const Answer = () => <p>No problem!</p>\n',
  'package.json': '{ "name": "acme", "private": true, "description": "No problem!" }\n',
  'package-lock.json': '{ "name": "acme", "lockfileVersion": 3, "packages": {} }\n',
  'yarn.lock': '# yarn lockfile v1\n',
  'pnpm-lock.yaml': 'lockfileVersion: "9.0"\nimporters: {}\n',
  'tsconfig.json': '{ // No problem!\n  "compilerOptions": { "strict": true }\n}\n',
  'docker-compose.yml': 'services:\n  web: { image: nginx, command: No problem! }\n',
  'pyproject.toml': '[project]\nname = "acme"\ndescription = "No problem!"\n',
  'numbers.csv': 'day,count\nMonday,3\n',
  'empty.md': '',
  'archive/old.md': bad,
  'tactful.yaml': 'ignore: [archive/]\nlexicons: house.yaml\n',
  'house.yaml': 'entries:\n  - avoid: you owe\n    bad: «You owe» us. No problem!\n',
}

/** Writes files into a repository and stages them. */
export const stage = (
  { git, write }: Temporary,
  files: Readonly<Record<string, string | Uint8Array>>,
): void => {
  for (const [path, content] of Object.entries(files)) write(path, content)
  git('add', '--all')
}
