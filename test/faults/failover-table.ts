/** The table of failovers, and what must not be in it. */
import type { FailoverFigures } from './failover'

export const HEADING = [
  '| replication | standby behind, s | acknowledged sign-ups, marks | lost sign-ups, marks | seats twice | promised twice | retries | longest wait, s |',
  '|---|---|---|---|---|---|---|---|',
].join('\n')

export const lineOf = ({ replication, stalled, acknowledged, lost, doubled, promisedTwice, retries, longest }: FailoverFigures): string =>
  `| ${[
    replication,
    stalled,
    `${acknowledged.signUps}, ${acknowledged.marks}`,
    `${lost.signUps}, ${lost.marks}`,
    doubled,
    promisedTwice,
    retries,
    longest.toFixed(1),
  ].join(' | ')} |`

/** @returns why the failover counts as failed, a line each */
export function faultsOf({ replication, stalled, acknowledged, lost, doubled, promisedTwice, wrong }: FailoverFigures): string[] {
  const about = `${replication}, ${stalled} s:`
  const isSynchronous = replication === 'synchronous'
  return [
    ...(isSynchronous && lost.signUps + lost.marks > 0 ? [`${about} ${lost.signUps} sign-ups and ${lost.marks} marks were lost`] : []),
    ...(isSynchronous && promisedTwice > 0 ? [`${about} ${promisedTwice} seats were promised twice`] : []),
    ...(doubled > 0 ? [`${about} ${doubled} seats were given twice`] : []),
    ...(acknowledged.signUps === 0 || acknowledged.marks === 0 ? [`${about} nothing was acknowledged`] : []),
    ...wrong.map((fault) => `${about} ${fault}`),
  ]
}
