'use strict'
// Where threads of a run begin.
const { join } = require('node:path')

require(join(__dirname, '..', 'dist', 'cli.cjs')).thread()
