'use strict'
const { statSync } = require('node:fs')
const { default: Sequencer } = require('@jest/test-sequencer')

/** Relative duration by bytes of a test file: a browser is slower than a database, and a database slower than plain rules. */
const WEIGHT = { h5: 10, cloud: 3, weapp: 3, rules: 1 }
/** Files that run long although they are short. */
const LONG = /test\/(faults|histories|phones)\//

const weightOf = ({ path, context }) => (LONG.test(path) ? 1e6 : 0) + statSync(path).size * (WEIGHT[context.config.displayName?.name] ?? 1)

/** Runs the longest files first, so that no core is idle at the end. On a fresh clone Jest knows no durations. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => weightOf(other) - weightOf(one))
  }
}
