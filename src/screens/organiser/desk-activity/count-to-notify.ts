/** Number of people whom a message about the activity would reach. */
import type { DeskSignUp } from '../../../contract/activities/desk'
import type { TeamOnDesk } from '../../../contract/seats'
import { isLive } from '../../../domain/sign-ups/sign-up'

/** People are counted by phone number, so a leader who is also a member counts once, and people known by name alone do not count. */
export function countToNotify(signUps: readonly DeskSignUp[], teams: readonly TeamOnDesk[]): number {
  const phones = [...signUps.filter(({ status }) => isLive(status)).map(({ phone }) => phone), ...teams.map(({ phone }) => phone)]
  return new Set(phones.filter((phone) => phone !== '')).size
}
