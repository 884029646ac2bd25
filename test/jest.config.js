// Projects of the tests. Each starts only the servers and builds that it needs; `rules` needs none.
process.env.TZ = 'UTC' // Must be set before a worker starts. The browser of the h5 project has another zone.

const { availableParallelism } = require('node:os')
const rootDir = require('node:path').resolve(__dirname, '..')
const typescript = (module) => [
  '@swc/jest',
  {
    jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs', ...module },
  },
]
const common = {
  rootDir,
  // Two builds of the server have one name.
  modulePathIgnorePatterns: ['<rootDir>/dist/.*/package.json'],
  transform: {
    // Setups run outside Jest's sandbox and import packages that exist as ES modules only.
    '/test/support/setup/.*\\.ts$': typescript({ ignoreDynamic: true }),
    '(\\.(tsx?|mjs)|/opencc-js/.*\\.js)$': typescript({}),
  },
  transformIgnorePatterns: ['/node_modules/(?!(uqr|opencc-js)/)'],
}
/** Tests share the packages of their worker, which takes a third off their time; see the runtime. They mock modules of the program, and a package only by a factory. */
const oneRealm = {
  testEnvironment: '<rootDir>/test/support/one-realm/environment.cjs',
  runtime: '<rootDir>/test/support/one-realm/runtime.cjs',
}
const served = (name) => ({
  globalSetup: `<rootDir>/test/support/setup/${name}.ts`,
  globalTeardown: '<rootDir>/test/support/setup/teardown.ts',
})

module.exports = {
  rootDir,
  // More workers than cores, because browsers and databases let a worker wait; no more than the test server has connections for.
  maxWorkers: Math.min(2 * availableParallelism(), 8),
  testSequencer: '<rootDir>/test/longest-first.cjs',
  // A busy machine needs many seconds for opening an embedded database.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      ...oneRealm,
      displayName: 'rules',
      testMatch: ['<rootDir>/test/{domain,contract,client,components,screens,lint,config}/**/*.test.ts?(x)'],
      // These run in `npm run test:long`.
      testPathIgnorePatterns: ['/with-postgres/'],
    },
    {
      ...common,
      ...served('cloud'),
      ...oneRealm,
      displayName: 'cloud',
      moduleNameMapper: { '/reader-program$': '<rootDir>/test/support/reader-program.ts' },
      testMatch: ['<rootDir>/test/{cloud,faults,histories,phones}/**/*.test.ts'],
    },
    {
      ...common,
      ...served('weapp'),
      ...oneRealm,
      displayName: 'weapp',
      testMatch: ['<rootDir>/test/weapp/**/*.test.ts'],
    },
    {
      ...common,
      ...served('h5'),
      ...oneRealm,
      displayName: 'h5',
      testMatch: ['<rootDir>/test/{h5,deployed}/**/*.test.ts'],
      // It downloads four Nodes.
      testPathIgnorePatterns: ['/node-versions\\.test'],
    },
  ],
}
