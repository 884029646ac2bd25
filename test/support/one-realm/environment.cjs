/** Environment of tests that run in the worker's own realm, so that all files of a worker share the packages loaded in it. */
const { ModuleMocker } = require('jest-mock')

module.exports = class OneRealm {
  constructor() {
    // Jest replaces `process.exit`; the copy keeps the worker's own.
    const process = Object.create(globalThis.process)
    this.global = new Proxy(globalThis, { get: (target, key) => (key === 'process' ? process : target[key]) })
    this.moduleMocker = new ModuleMocker(globalThis)
    this.fakeTimers = null
    this.fakeTimersModern = null
  }
  async setup() {}
  async teardown() {}
  exportConditions() {
    return ['node', 'node-addons']
  }
  getVmContext() {
    return null
  }
}
