'use strict'
// Rebuilds the page and restarts the server whenever a source changes.
const { spawn } = require('node:child_process')

const start = (command, args, env) => spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
const parts = [
  start('npx', ['taro', 'build', '--type', 'h5', '--no-check', '--watch'], { NODE_ENV: 'development' }),
  start('npx', ['tsx', 'watch', 'src/cloud/host/programs/main.ts'], {}),
]

const stop = () => parts.forEach((part) => part.kill('SIGTERM'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
parts.forEach((part) => part.on('exit', stop))
