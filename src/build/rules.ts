import { fileURLToPath } from 'node:url'
import { generateRules } from './generate.ts'
import { generateReportPage } from './report-page.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

try {
  await generateReportPage(root)
  await generateRules(root)
} catch (error) {
  if (!(error instanceof SyntaxError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
