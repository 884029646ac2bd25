// The built mini-program runs only in Jest's host, so its bench runs there too, separately from the tests.
const { projects, ...shared } = require('../jest.config.js')

const weapp = projects.find(({ displayName }) => displayName === 'weapp')
module.exports = { ...shared, projects: [{ ...weapp, displayName: 'bench', testMatch: ['<rootDir>/test/bench/**/*.bench.ts'] }] }
