'use strict'
// Where threads of a run begin.
require('./tactful.js').command().thread()
