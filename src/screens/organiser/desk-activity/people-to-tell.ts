/** How many people a message to everybody would reach. */
import type { DeskSignUp } from '../../../contract/activities/desk'
import type { TeamOnDesk } from '../../../contract/seats'
import { isLive } from '../../../domain/sign-ups/sign-up'

/** By their numbers: a leader who comes along is one person, and somebody known by name alone cannot be reached. */
export function peopleToTell(signUps: readonly DeskSignUp[], teams: readonly TeamOnDesk[]): number {
  const phones = [...signUps.filter(({ status }) => isLive(status)).map(({ phone }) => phone), ...teams.map(({ phone }) => phone)]
  return new Set(phones.filter((phone) => phone !== '')).size
}
