import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const bundled = async (root: string, entry: string): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  })
  const text = outputFiles[0]?.text.trim() ?? ''
  if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error(`${entry} holds what ends its element`)
  return text
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Writes script and style of the HTML report as a module, with the policy that lets nothing else run. */
export const generateReportPage = async (root: string): Promise<void> => {
  const folder = 'src/reporters/html'
  const [script, style] = await Promise.all([
    bundled(root, `${folder}/page/main.ts`),
    bundled(root, `${folder}/page/style.css`),
  ])
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const module = [
    '// Written by `npm run build:rules` from the files in `page`. Do not edit.',
    ...Object.entries({ script, style, policy }).map(
      ([name, text]) => `export const ${name}: string = ${JSON.stringify(text)}`,
    ),
    '',
  ].join('\n')
  await writeFile(join(root, folder, 'assets.ts'), module)
}
