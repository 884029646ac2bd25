'use strict'
// Rebuilds the page and restarts the server whenever a source changes.
const { spawn } = require('node:child_process')
const path = require('node:path')
const { programOf } = require('./program-of.cjs')

const cwd = path.join(__dirname, '..')
const start = (program, args, env) =>
  spawn(process.execPath, [programOf(program), ...args], { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
const parts = [
  start('@tarojs/cli', ['build', '--type', 'h5', '--no-check', '--watch'], { NODE_ENV: 'development' }),
  start('tsx', ['watch', path.join('src', 'cloud', 'host', 'programs', 'main.ts')], {}),
]

const stop = () => parts.forEach((part) => part.kill('SIGTERM'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
parts.forEach((part) => part.on('exit', stop))
