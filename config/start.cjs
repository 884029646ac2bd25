'use strict'
// Starts the server. Builds the page first if it is missing or older than its sources.
// Written in old JavaScript, since on an old Node it has to run far enough to say that the Node is too old.
var OLDEST = [20, 19]

var version = process.versions.node.split('.').map(Number)
if (version[0] < OLDEST[0] || (version[0] === OLDEST[0] && version[1] < OLDEST[1])) {
  console.error('Node ' + process.versions.node + ' is too old: this program needs ' + OLDEST.join('.') + ' or later')
  process.exit(1)
}

var spawnSync = require('child_process').spawnSync
var path = require('path')
var isStale = require('./stale.cjs').isStale
var programOf = require('./program-of.cjs').programOf

if (isStale('dist/h5/index.html')) {
  console.log('building the page …')
  var built = spawnSync(process.execPath, [programOf('@tarojs/cli'), 'build', '--type', 'h5', '--no-check'], {
    cwd: path.join(__dirname, '..'),
    env: Object.assign({}, process.env, { NODE_ENV: 'production' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) {
    console.error('the page could not be built')
    process.exit(1)
  }
}

// The server runs in this process, so that it receives signals itself.
void import('tsx').then(function () {
  return require('../src/cloud/host/programs/main.ts')
})
