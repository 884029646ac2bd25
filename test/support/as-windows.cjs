'use strict'
// For `node --require`: makes the repository's own scripts believe that they run on Windows. They get Windows' paths, files are found by
// them, and no program starts: each start is printed as a line of JSON. Packages and Node itself stay on the machine's own system.
const Module = require('node:module')
const path = require('node:path')

const ROOT = path.join(__dirname, '../..')
const real = Module._load
const posix = (at) => (typeof at === 'string' ? at.replaceAll('\\', '/') : at)

Object.defineProperty(process, 'platform', { value: 'win32' })

const onPosixPaths = (module) =>
  new Proxy(module, {
    get: (target, name) => {
      const member = target[name]
      return typeof member === 'function' && !/^[A-Z]/.test(name) ? (...args) => member(...args.map(posix)) : member
    },
  })

/** Stand-in for the page's build, which is missing so that start.cjs makes it. */
const withoutPage = (fs) => ({ ...fs, existsSync: (at) => !posix(at).endsWith('dist/h5/index.html') && fs.existsSync(at) })

const started = (command, args, options) => {
  process.stdout.write(`${JSON.stringify({ command, args, shell: options?.shell === true, cwd: options?.cwd })}\n`)
  return { status: 1, on: () => undefined, kill: () => undefined }
}
const programs = { spawn: started, spawnSync: started, execFile: started, execFileSync: started, fork: started }

const STAND_INS = {
  path: () => path.win32,
  fs: () => withoutPage(onPosixPaths(real('fs'))),
  child_process: () => programs,
}

Module._load = function (request, parent, ...rest) {
  const from = parent?.filename ?? ''
  const isOurs = from.startsWith(ROOT) && !from.includes('node_modules')
  const standIn = isOurs ? STAND_INS[request.replace(/^node:/, '')] : undefined
  return standIn ? standIn() : real.call(this, request, parent, ...rest)
}
