import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadRules } from '../../src/build/load-rules.ts'
import { terminalPicture } from '../../src/build/picture.ts'
import { fillReadme } from '../../src/build/readme.ts'
import settings from '../../src/engine/settings/settings.schema.json' with { type: 'json' }
import { table } from '../../src/pages/markdown.ts'
import { formats } from '../../src/readers/index.ts'
import { reporters } from '../../src/reporters/index.ts'
import { onDisk, root } from '../cli/disk.ts'

const said = async (argv: readonly string[], env: Readonly<Record<string, string>>): Promise<string> =>
  (await onDisk(root, argv, { env })).out

test('the README lists the options, formats and rules that there are', async () => {
  const { rules, profiles } = await loadRules(`${root}rules`)
  const help = (await said(['--help'], {})).split('\n')
  const options = help.slice(help.indexOf('What to check:'), help.indexOf('Check and mend:') - 1)
  const filled = fillReadme(await readFile(`${root}README.md`, 'utf8'), {
    options: `\`\`\`text\n${options.join('\n')}\n\`\`\``,
    formats: table(
      ['format', 'known by', '`--as`'],
      formats.map(({ id, name, detection, extensions }) => [
        `[${name}](fixtures/readers/${id})`,
        `${extensions.slice(0, 3).join(' ')}: ${detection}`,
        `\`${id}\``,
      ]),
    ).join('\n'),
    profiles: table(
      ['`--profile`', 'whose advice'],
      profiles.map(({ name, about }) => [`\`${name}\``, about]),
    ).join('\n'),
    reporters: table(
      ['`--format`', 'for'],
      reporters.map(({ name, about }) => [`\`${name}\``, about]),
    ).join('\n'),
    settings: table(
      ['key', 'what it says'],
      Object.entries(settings.properties).map(([key, { description }]) => [`\`${key}\``, description]),
    ).join('\n'),
    rules: table(
      ['rule', 'says', 'severity', 'after'],
      rules.map(({ id, group, title, severity, cite }) => [
        `[${id}](rules/${group}/${id}.md)`,
        title,
        severity,
        cite[0]?.source ?? '',
      ]),
    ).join('\n'),
  })
  await expect(filled).toMatchFileSnapshot('../../README.md')
})

test('the picture in the README is what a terminal shows', async () => {
  const output = await said(['fixtures/samples/chat.log'], { FORCE_COLOR: '1', COLUMNS: '96' })
  await expect(terminalPicture('npx tactful fixtures/samples/chat.log', output)).toMatchFileSnapshot(
    '../../fixtures/terminal.svg',
  )
})
