import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tools } from '../../src/cli/tools.ts'
import { execute } from '../../src/node/execute.ts'
import { disk } from '../../src/node/filesystem.ts'
import { type Given, tactful } from './world.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the command with the real rules in a folder of the disk. */
export const onDisk = (cwd: string, argv: readonly string[], given: Given = {}) =>
  tactful(argv, {}, { cwd, fs: disk, execute, tools, packageRoot: root, ...given })

/** Writes files below a folder. */
export const put = async (
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> => {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** A new folder with files; `remove` takes it away. */
export const temporary = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = await mkdtemp(join(tmpdir(), 'tactful-'))
  await put(folder, files)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Silences all that is found in files, by a file of suppressions. */
export const suppress = async (folder: string, ...paths: readonly string[]): Promise<void> => {
  const { out } = await onDisk(folder, [...paths, '-f', 'json', '--show', 'info', '--no-baseline'])
  const report: { files: { path: string; findings: { rule: string; fingerprint: string }[] }[] } =
    JSON.parse(out)
  const items = report.files.flatMap(({ path, findings }) =>
    findings.map(
      ({ rule, fingerprint }) => `- rule: ${rule}\n  file: ${path}\n  fingerprint: ${fingerprint}\n`,
    ),
  )
  await put(folder, { 'tactful-suppressions.yaml': items.join('') })
}
