'use strict'
// Test for a build that is older than its sources. In old JavaScript, because the start script runs on an old Node too.
var fs = require('fs')
var path = require('path')

var ROOT = path.join(__dirname, '..')
var SOURCES = ['src', 'config', 'babel.config.js', 'package.json', 'package-lock.json']

/** The latest change at or below a path, in ms. */
function latestChange(at) {
  var stat = fs.statSync(at)
  if (!stat.isDirectory()) return stat.mtimeMs
  return fs.readdirSync(at).reduce(function (latest, name) {
    return Math.max(latest, latestChange(path.join(at, name)))
  }, stat.mtimeMs)
}

/** @param {string} product path, from the repository's root, of the file that the build writes last */
exports.isStale = function (product) {
  var file = path.join(ROOT, product)
  if (!fs.existsSync(file)) return true
  var sources = SOURCES.map(function (name) {
    return latestChange(path.join(ROOT, name))
  })
  return Math.max.apply(null, sources) > fs.statSync(file).mtimeMs
}
