import { now } from '../client/phone/clock'
import { type ShownQuery, shownSince } from '../client/wire/freshness'
import { useIsOnline } from '../client/phone/network'
import { clock, dayOf, momentInWords } from '../domain/calendar/calendar'
import { Notice } from './notice'

/** Notice that the page shows an earlier answer, with its reason and its time. Nothing while the answers are current. */
export function OfflineBar({ queries }: { queries: readonly ShownQuery[] }) {
  const isOnline = useIsOnline()
  const since = shownSince(queries, isOnline)
  return since === null ? null : (
    <Notice tone="warn" icon={isOnline ? 'alert' : 'offline'}>
      {isOnline ? '服务器没有回应' : '离线'}：显示的是 {momentWithin(since, now())} 的内容
    </Notice>
  )
}

/** The time of day for a moment today; otherwise date and time. */
const momentWithin = (at: number, today: number): string => (dayOf(at) === dayOf(today) ? clock(at) : momentInWords(at, today))
