'use strict'
// Programs of packages as JavaScript for Node itself. On Windows those in node_modules/.bin, npm and npx are .cmd files, which Node starts
// only by way of a shell. Written in old JavaScript, because start.cjs has to run on an old Node.
var fs = require('fs')
var path = require('path')

var MODULES = path.join(__dirname, '..', 'node_modules')

/**
 * Path of a package's program, to be started with `process.execPath`.
 * @param {string} name package with a single program
 */
exports.programOf = function (name) {
  var folder = path.join(MODULES, name)
  var bin = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).bin
  return path.join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0])
}
