/** An example position. A test sets only the fields that it is about. */
import type { PositionView, QuotaView } from '../../src/contract/activities/activities'
import { day } from '../../src/domain/calendar/calendar'
import { start } from '../domain/examples'

/** Release time of {@link aQuota}. */
export const release = start - 2 * day

export const aQuota = (change: Partial<QuotaView> = {}): QuotaView => ({
  organisationId: 'minge',
  organisation: '民革',
  seats: 3,
  free: 2,
  releaseAt: release,
  ...change,
})

export const aPosition = (change: Partial<PositionView> = {}): PositionView => ({
  id: 'p',
  name: '秩序引导',
  skill: null,
  capacity: 4,
  taken: 3,
  reserved: 0,
  waitlisted: 0,
  quotas: [],
  ...change,
})
