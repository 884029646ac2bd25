/** Filter of the audit log. */
import type { AuditInput } from '../../../contract/audit'
import { day, instantAt, isDay } from '../../../domain/calendar/calendar'
import { KINDS } from './words'

interface Named {
  id: string
  name: string
}

export interface Filter {
  /** '' for every action. */
  kind: string
  /** First and last day, inclusive, as `YYYY-MM-DD`; '' for no limit. */
  from: string
  until: string
  activity: Named | null
  person: Named | null
}

/** The filter as a query. */
export function filterInput({ kind, from, until, activity, person }: Filter): Omit<AuditInput, 'cursor'> {
  const actions = KINDS.find(({ id }) => id === kind)?.actions
  return {
    ...(actions ? { actions: [...actions] } : {}),
    ...(isDay(from) ? { from: instantAt(from, '00:00') } : {}),
    ...(isDay(until) ? { until: instantAt(until, '00:00') + day } : {}),
    ...(activity ? { activityId: activity.id } : {}),
    ...(person ? { personId: person.id } : {}),
  }
}
