import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const isThere = await run('parallel', ['--version']).then(
  ({ stdout }) => stdout.includes('GNU parallel'),
  () => false,
)

test.skipIf(!isThere)(
  'GNU parallel comes to what one process finds',
  async () => {
    const { stdout } = await run('sh', ['test/stream/parallel.sh', '1'])
    expect(stdout).toMatch(/the same \d+ lines, [1-9]\d* of them with findings/)
    expect(stdout).toMatch(/the same \d+ bytes of JSON and \d+ of SARIF, from \d+ files/)
  },
  300_000,
)
