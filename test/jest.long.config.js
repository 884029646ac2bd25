// `npm run test:long`: the same faults and histories as in `npm test`, many more of each, and the cloud's rules on the embedded database.
process.env.RUSHES ??= '10'
process.env.RUSH_PEOPLE ??= '500'
process.env.KILLS ??= '10'
process.env.HISTORIES ??= '100'

const { projects, ...shared } = require('./jest.config.js')

const cloud = projects.find(({ displayName }) => displayName === 'cloud')
module.exports = {
  ...shared,
  projects: [
    { ...cloud, displayName: 'long', testMatch: ['<rootDir>/test/{faults,histories,phones}/**/*.test.ts'] },
    {
      ...cloud,
      displayName: 'embedded',
      testMatch: ['<rootDir>/test/cloud/**/*.test.ts'],
      setupFiles: ['<rootDir>/test/support/setup/on-embedded.ts'],
    },
  ],
}
