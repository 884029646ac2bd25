/** Environment of tests that run in the worker's own realm, so that all files of a worker share the packages loaded in it. */
const asyncHooks = require('node:async_hooks')
const { ModernFakeTimers } = require('@jest/fake-timers')
const { ModuleMocker } = require('jest-mock')

/** Names of Jest's own state on the global object, which would hold for the worker's next files too, and cost each of them more time. */
const LEFT_BY_JEST = [
  'EVENT_HANDLERS',
  'TEST_TIMEOUT_SYMBOL',
  'RETRY_TIMES',
  'RETRY_IMMEDIATELY',
  'WAIT_BEFORE_RETRY',
  'LOG_ERRORS_BEFORE_RETRY',
]

/** Storages used since the file began. Each one in use is copied to every promise that is made. */
const storages = new Set()

class KnownStorage extends asyncHooks.AsyncLocalStorage {
  run(...args) {
    storages.add(this)
    return super.run(...args)
  }
}
Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value: KnownStorage })

module.exports = class OneRealm {
  constructor({ projectConfig }) {
    // Jest replaces `process.exit`; the copy keeps the worker's own.
    const process = Object.create(globalThis.process)
    this.global = new Proxy(globalThis, { get: (target, key) => (key === 'process' ? process : target[key]) })
    this.moduleMocker = new ModuleMocker(globalThis)
    this.fakeTimers = null
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis })
  }
  async setup() {}
  async teardown() {
    this.fakeTimersModern.dispose()
    this.moduleMocker.restoreAllMocks()
    for (const name of LEFT_BY_JEST) delete globalThis[Symbol.for(name)]
    for (const storage of storages) storage.disable()
    storages.clear()
  }
  exportConditions() {
    return ['node', 'node-addons']
  }
  getVmContext() {
    return null
  }
}
