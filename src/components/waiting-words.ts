import type { WaitingPlace } from '../contract/sign-ups'

/** Place on the waitlist in words: `第 2 位；前面有一支 4 人队`. */
export function waitingWords({ place, teamAhead }: WaitingPlace): string {
  const own = place === 1 ? '第 1 位，排在最前面' : `第 ${place} 位`
  return teamAhead === null ? own : `${own}；前面有一支 ${teamAhead} 人队`
}
