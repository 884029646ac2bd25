/** History of a person's marks on site, including voided ones. */
import type { ListEntry, AttendanceList } from '../../contract/attendance/attendance'
import { markFromSent, markOf } from '../../contract/attendance/marks'
import { type Mark, markedAt } from '../../domain/attendance/attendance'
import { deviceId } from '../../client/phone/device'
import { useOwnEntries } from '../../client/attendance/unsynced'

/** Marks of all phones in the order made, including unsynced marks of this phone. */
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

/** True for a mark about this person. A mark made from a ticket has the sign-up's id until the server sends the holder's id. */
const isAbout = (mark: Mark, { volunteerId, signUpId }: Pick<ListEntry, 'volunteerId' | 'signUpId'>): boolean =>
  mark.volunteerId === volunteerId || mark.volunteerId === signUpId
