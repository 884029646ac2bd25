'use strict'
/**
 * Runs tests in a copy of the repository, its current folder, for as long as messages come: starting Jest anew for each mutation takes
 * longer than most tests. A message is `{ project, tests, all }`. The answer lists the files that ran, with the failures' text; unless
 * `all` is asked for, it ends with the first group of files in which one fails.
 */
const path = require('node:path')
const { runCLI } = require('jest')

const { projects } = require(path.resolve('test/jest.config.js'))
/** Every test but those that compare speeds: they fail on a busy machine, and would seem to have noticed a mutation. */
const NOT_ABOUT_SPEED = '^(?!.* times the steps$)'
const FIRST_GROUP = 2
const GROUP = 8

const configOf = (project) => ({
  ...projects.find(({ displayName }) => displayName === project),
  testTimeout: 60_000,
  reporters: [],
  cacheDirectory: path.resolve('.jest'),
})

async function runGroup(project, tests) {
  const options = {
    config: JSON.stringify(configOf(project)),
    runTestsByPath: true,
    testNamePattern: NOT_ABOUT_SPEED,
    runInBand: true,
    silent: true,
  }
  const { results } = await runCLI({ _: tests, $0: 'jest', ...options }, [process.cwd()])
  return results.testResults.map(({ testFilePath, failureMessage, perfStats }) => ({
    test: path.relative(process.cwd(), testFilePath),
    seconds: perfStats.runtime / 1000,
    failure: failureMessage ?? undefined,
  }))
}

async function run({ project, tests, all }) {
  // Each group of the cloud's tests would start a database of its own.
  if (project === 'cloud') return runGroup(project, tests)
  const ran = []
  for (let from = 0, size = FIRST_GROUP; from < tests.length; from += size, size = GROUP) {
    ran.push(...(await runGroup(project, tests.slice(from, from + size))))
    if (!all && ran.some(({ failure }) => failure)) break
  }
  return ran
}

process.on('message', (message) => {
  run(message).then(
    (ran) => process.send({ ran }),
    (error) => process.send({ error: String(error.stack) }),
  )
})
process.on('disconnect', () => process.exit())
