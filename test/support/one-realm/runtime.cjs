/** Jest's runtime without a sandbox: packages are loaded once a worker, by Node, and only the program and the tests for each file. */
const { compileFunction } = require('node:vm')
const { sep } = require('node:path')
const { default: Runtime } = require('jest-runtime')

const PACKAGES = `${sep}node_modules${sep}`

module.exports = class OneRealmRuntime extends Runtime {
  constructor(...options) {
    super(...options)
    const { executor } = this.cjsLoader
    executor.compile = (source, filename) => compileFunction(source, executor.injectedModuleParameters, { filename })
  }

  requireModule(from, name, options, isActual) {
    if (name && !options?.isInternalModule && !this._resolution.isCoreModule(name)) {
      const file = this._resolution.resolveCjs(from, name)
      if (file.includes(PACKAGES) && !this._resolution.shouldLoadAsEsm(file)) return require(file)
    }
    return super.requireModule(from, name, options, isActual)
  }
}
