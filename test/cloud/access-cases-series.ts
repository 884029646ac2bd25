/** The part of the cases that is about series and outcomes. */
import { randomUUID } from 'node:crypto'
import { aPlan } from '../support/base'
import { aSeriesPlan } from '../support/series'
import type { Case, RoleName } from './access-cases'

const ITS_ORGANISERS: readonly RoleName[] = ['organiser', 'administrator']
const requestId = () => randomUUID()

export const SERIES_CASES: Record<string, Case> = {
  'outcomes.get': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.outcomes.get({ activityId }) },
  'outcomes.report': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) =>
      as.outcomes.report({ requestId: requestId(), activityId, services: [], servedTotal: 0, note: '', seen: null }),
  },
  'series.get': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.series.get({ activityId }) },
  'series.preview': { allowed: ITS_ORGANISERS, call: (as, { activityId }) => as.series.preview({ activityId, plan: aSeriesPlan() }) },
  'series.create': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) =>
      as.series.create({ requestId: requestId(), activityId, name: '健康驿站', plan: aSeriesPlan(), toPublish: false }),
  },
  'series.consequences': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, version }) => as.series.consequences({ activityId, version, plan: aPlan(), scope: 'later', withOwn: false }),
  },
  'series.edit': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId, version }) =>
      as.series.edit({ requestId: requestId(), activityId, version, plan: aPlan(), scope: 'all', withOwn: false }),
  },
  'series.end': {
    allowed: ITS_ORGANISERS,
    call: (as, { activityId }) => as.series.end({ requestId: requestId(), activityId, reason: '经费用完' }),
  },
}
