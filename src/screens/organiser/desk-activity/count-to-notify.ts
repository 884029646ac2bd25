/** Number of people that a message to everyone would reach. */
import type { DeskSignUp } from '../../../contract/activities/desk'
import type { TeamOnDesk } from '../../../contract/seats'
import { isLive } from '../../../domain/sign-ups/sign-up'

/** Counted by phone number: a leader who is also a member is one person, and people known by name alone cannot be reached. */
export function countToNotify(signUps: readonly DeskSignUp[], teams: readonly TeamOnDesk[]): number {
  const phones = [...signUps.filter(({ status }) => isLive(status)).map(({ phone }) => phone), ...teams.map(({ phone }) => phone)]
  return new Set(phones.filter((phone) => phone !== '')).size
}
