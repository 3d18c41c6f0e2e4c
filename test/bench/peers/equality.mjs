// retext with retext-equality, as small as it can be written.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import retextStringify from 'retext-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'

const [, , path] = process.argv
const files = statSync(path).isDirectory() ? readdirSync(path).map(name => join(path, name)) : [path]
const processor = unified().use(retextEnglish).use(retextEquality).use(retextStringify).freeze()
let hits = 0
for (const name of files) {
  const file = new VFile({ path: name, value: readFileSync(name, 'utf8') })
  processor.runSync(processor.parse(file), file)
  for (const message of file.messages) console.log(String(message))
  hits += file.messages.length
}
console.log(`${hits} messages`)
