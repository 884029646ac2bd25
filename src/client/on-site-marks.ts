/** The marks behind the list at the door: those still on this phone, and everything recorded about somebody. */
import type { RosterView } from '../contract/attendance'
import { type SentMark, markFromSent, markOf } from '../contract/marks'
import { type Mark, markedAt } from '../domain/attendance'
import { deviceId } from './device'
import { useOwnEntries } from './uploads'

/** What an organiser recorded on this phone about this activity and the server has not taken. */
export const useWaitingMarks = (activityId: string): SentMark[] =>
  useOwnEntries().flatMap((entry) => (entry.as === 'organiser' && entry.activityId === activityId ? [entry.mark] : []))

/** All about one person, in the order made; also what was taken back. */
export function historyOf(roster: RosterView, waiting: readonly SentMark[], volunteerId: string): Mark[] {
  const byId = new Map<string, Mark>()
  for (const mark of waiting) byId.set(mark.id, markFromSent(mark, deviceId()))
  for (const told of roster.marks) byId.set(told.id, markOf(told))
  return [...byId.values()].filter((mark) => mark.volunteerId === volunteerId).sort((one, other) => markedAt(one) - markedAt(other))
}

/** Whose phone it is; `我` for this one, empty when nobody knows. */
export const phoneOwner = (roster: RosterView, phone: string): string =>
  phone === deviceId() ? '我' : (roster.phones.find((one) => one.deviceId === phone)?.name ?? '')
