import { fileURLToPath } from 'node:url'
import { generateRules } from './generate.ts'

try {
  await generateRules(fileURLToPath(new URL('../..', import.meta.url)))
} catch (error) {
  if (!(error instanceof SyntaxError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
