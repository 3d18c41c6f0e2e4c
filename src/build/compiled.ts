import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What small runs meet: something to say, and what asks for the parser of Markdown. */
const samples: Readonly<Record<string, string>> = {
  'plain.md': 'Hi {{name}},\n\nUnfortunately, we cannot do that. Per our policy, no problem.\n',
  'marked.md':
    '# Refund\n\nHi Ana,\n\n- It’s **not** _possible_.\n- See [our page](https://example.com).\n\n| Day | Refund |\n| --- | --- |\n| 1 | 5 |\n',
  'plain.txt': 'Hello Ben,\n\nAs I said, you should have called us. We will look into it soon.\n',
}

/**
 * Writes the code that this version of V8 compiles of the built command of a package beside it: all that small runs come
 * through. Another V8 refuses it and compiles anew. Throws an Error where the command does not run.
 */
export const compileCommand = async (root: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'tactful-build-'))
  try {
    const paths = Object.keys(samples).map(name => join(folder, name))
    for (const [name, text] of Object.entries(samples)) await writeFile(join(folder, name), text)
    const warm = fileURLToPath(new URL('warm.ts', import.meta.url))
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', warm, root, ...paths], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NO_COLOR: '1', NODE_DISABLE_COMPILE_CACHE: '1' },
    })
    if (status !== 0) throw new Error(`the built command does not run: ${stderr}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}
