// The least that a tool can do: ask for its files, read them, and look at every character, or at every JSON value.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const [, , how, path] = process.argv

const letters = new Uint8Array(0x10000)
for (let unit = 0; unit < letters.length; unit++)
  letters[unit] = /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? 1 : 0

const wordsIn = text => {
  let words = 0
  let inside = 0
  for (let at = 0; at < text.length; at++) {
    const letter = letters[text.charCodeAt(at)]
    words += letter & (inside ^ 1)
    inside = letter
  }
  return words
}

const files = () => (statSync(path).isDirectory() ? readdirSync(path).map(name => join(path, name)) : [path])

if (how === 'stat') {
  console.log(files().reduce((sum, file) => sum + statSync(file).size, 0))
} else if (how === 'scan') {
  console.log(files().reduce((sum, file) => sum + wordsIn(readFileSync(file, 'utf8')), 0))
} else if (how === 'parse') {
  console.log(Object.keys(JSON.parse(readFileSync(path, 'utf8'))).length)
} else {
  let rest = ''
  let count = 0
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '' && JSON.parse(line)) count++
  }
  console.log(count)
}
