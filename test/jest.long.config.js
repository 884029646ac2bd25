// `npm run test:long`: more faults and histories than `npm test`, and the cloud's tests on the embedded database as well.
process.env.RUSHES ??= '10'
process.env.RUSH_PEOPLE ??= '500'
process.env.RUSH_KILLS ??= '4'
process.env.RUSH_CRASHES ??= '2'
process.env.KILL_AFTER ??= '30'
process.env.CHECK_INS ??= '400'
process.env.KILLS ??= '10'
process.env.HISTORIES ??= '100'
process.env.RACES ??= '10'
process.env.YEARS ??= '100'
process.env.MUTATED_CALLS ??= '10000'
process.env.LONGEST_INPUT ??= '65536'
process.env.EMBEDDED_JOURNEY ??= '1'
process.env.SLOW_DDL ??= '11'
process.env.EVERY_PAGE ??= '1'

const { projects, ...shared } = require('./jest.config.js')

/** Tests of the cloud that repeat something at random or take long, mostly races between requests, which need a database with several connections. */
const repeated = [
  'cloud/figures/year-*',
  'cloud/sign-ups/beside',
  'cloud/seats/waitlist',
  'cloud/activities/changes',
  'cloud/rpc/mutated-calls',
  'cloud/db/migrating',
]

/** Tests that need PostgreSQL's own tools, which npm does not bring. They fail with a sentence where these are missing. */
const withTools = 'config/deploy/server/with-postgres/*'

const cloud = projects.find(({ displayName }) => displayName === 'cloud')
module.exports = {
  ...shared,
  projects: [
    {
      ...cloud,
      displayName: 'long',
      testMatch: [
        ...['{faults,histories,phones}/**/*', ...repeated, withTools].map((files) => `<rootDir>/test/${files}.test.ts`),
        '<rootDir>/test/faults/*.long.ts',
      ],
    },
    {
      ...cloud,
      displayName: 'embedded',
      testMatch: ['<rootDir>/test/cloud/**/*.test.ts'],
      setupFiles: ['<rootDir>/test/support/setup/on-embedded.ts'],
    },
    {
      ...projects.find(({ displayName }) => displayName === 'h5'),
      displayName: 'deployed',
      testMatch: [
        '<rootDir>/test/deployed/node-versions.test.ts',
        '<rootDir>/test/h5/real-people.test.ts',
        '<rootDir>/test/h5/accessibility/*.test.ts',
      ],
      testPathIgnorePatterns: [],
    },
  ],
}
