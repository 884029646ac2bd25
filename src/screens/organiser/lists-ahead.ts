/** Attendance lists fetched in advance, because the village may have no network. */
import { useQueries } from '@tanstack/react-query'
import { hour } from '../../domain/calendar/calendar'
import { askAttendanceList } from '../../client/attendance/on-site'

/** Largest number of lists fetched in advance; more would displace each other on the phone. */
const MOST_AHEAD = 3

/** Stores these activities' attendance lists on the phone, at most once an hour. */
export function useListsAhead(activityIds: readonly string[]): void {
  useQueries({
    queries: activityIds.slice(0, MOST_AHEAD).map((activityId) => ({
      queryKey: ['attendance-list', activityId],
      queryFn: () => askAttendanceList(activityId),
      staleTime: hour,
      gcTime: hour,
      meta: { keep: false },
    })),
  })
}
