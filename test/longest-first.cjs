'use strict'
const { statSync } = require('node:fs')
const { default: Sequencer } = require('@jest/test-sequencer')

/** Seconds of a file are about so many to a byte of it: a browser is slower than a database, and that than plain rules. */
const WEIGHT = { h5: 10, cloud: 3, weapp: 3, rules: 1 }
/** Files whose work is not in their length. */
const LONG = /test\/(faults|histories|phones)\//

const weightOf = ({ path, context }) => (LONG.test(path) ? 1e6 : 0) + statSync(path).size * (WEIGHT[context.config.displayName?.name] ?? 1)

/** The longest first, so that no core waits for the last one; on a fresh clone Jest knows of no durations. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => weightOf(other) - weightOf(one))
  }
}
