'use strict'
// Test for a build that is older than its sources. Written in old JavaScript, because start.cjs has to run on an old Node.
var fs = require('fs')
var path = require('path')

var ROOT = path.join(__dirname, '..')
var SOURCES = ['src', 'config', 'babel.config.js', 'package.json', 'package-lock.json']

/** Time of the latest change at or below a path, ms. */
function latestChange(at) {
  var stat = fs.statSync(at)
  if (!stat.isDirectory()) return stat.mtimeMs
  return fs.readdirSync(at).reduce(function (latest, name) {
    return Math.max(latest, latestChange(path.join(at, name)))
  }, stat.mtimeMs)
}

/**
 * True if a build is missing or older than its sources.
 * @param {string} product path, from the repository's root, of the file that the build writes last
 */
exports.isStale = function (product) {
  var file = path.join(ROOT, product)
  if (!fs.existsSync(file)) return true
  var sources = SOURCES.map(function (name) {
    return latestChange(path.join(ROOT, name))
  })
  return Math.max.apply(null, sources) > fs.statSync(file).mtimeMs
}
