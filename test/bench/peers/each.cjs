// write-good takes files only: gives it those of a folder.
const { readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')

const [, , script, path] = process.argv
const files = statSync(path).isDirectory() ? readdirSync(path).map(name => join(path, name)) : [path]
process.argv = [process.argv[0], script, ...files]
require(require('node:fs').realpathSync(script))
