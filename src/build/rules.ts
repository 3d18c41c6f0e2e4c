import { fileURLToPath } from 'node:url'
import { generateRules } from './generate.ts'

await generateRules(fileURLToPath(new URL('../..', import.meta.url)))
