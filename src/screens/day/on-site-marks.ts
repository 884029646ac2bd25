/** History of a person's marks at the door, voided ones included. */
import type { ListEntry, AttendanceList } from '../../contract/attendance/attendance'
import { markFromSent, markOf } from '../../contract/attendance/marks'
import { type Mark, markedAt } from '../../domain/attendance/attendance'
import { deviceId } from '../../client/phone/device'
import { useOwnEntries } from '../../client/attendance/unsynced'

/** Marks in the order made, from all phones, unsynced ones on this phone included. */
export function useHistory(attendanceList: AttendanceList, of: Pick<ListEntry, 'volunteerId' | 'signUpId'> | undefined): Mark[] {
  const waiting = useOwnEntries()
  if (!of) return []
  const byId = new Map<string, Mark>()
  for (const entry of waiting)
    if (entry.as === 'organiser' && entry.activityId === attendanceList.activity.id)
      byId.set(entry.mark.id, markFromSent(entry.mark, deviceId()))
  for (const mark of attendanceList.marks) byId.set(mark.id, markOf(mark))
  return [...byId.values()].filter((mark) => isAbout(mark, of)).sort((one, other) => markedAt(one) - markedAt(other))
}

/** True for a mark of this person. A mark by ticket has the sign-up's id as its person until the server sends the holder's. */
const isAbout = (mark: Mark, { volunteerId, signUpId }: Pick<ListEntry, 'volunteerId' | 'signUpId'>): boolean =>
  mark.volunteerId === volunteerId || mark.volunteerId === signUpId
