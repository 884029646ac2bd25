/** Access cases of series and of outcomes. */
import { randomUUID } from 'node:crypto'
import { aPlan } from '../../support/base'
import { aSeriesPlan } from '../../support/series'
import type { Case } from './access-roles'

export const seriesCases = (allowed: Case['allowed'], everybody: Case['allowed']): Record<string, Case> => ({
  'outcomes.addPhoto': {
    allowed,
    call: (as, { activityId }) => as.outcomes.addPhoto({ requestId: randomUUID(), activityId, uploadId: randomUUID(), thumbnail: 'AAAA' }),
  },
  'outcomes.removePhoto': {
    allowed,
    call: (as, { activityId }) => as.outcomes.removePhoto({ requestId: randomUUID(), activityId, photoId: randomUUID() }),
  },
  'outcomes.thumbnails': {
    allowed: everybody,
    call: (as, { activityId }) => as.outcomes.thumbnails({ activityId, photoIds: [randomUUID()] }),
  },
  // The answer for an unknown photo is null; a list around it makes the result defined.
  'outcomes.photo': {
    allowed: everybody,
    call: async (as, { activityId }) => [await as.outcomes.photo({ activityId, photoId: randomUUID(), part: 0 })],
  },
  'outcomes.get': { allowed, call: (as, { activityId }) => as.outcomes.get({ activityId }) },
  'outcomes.report': {
    allowed,
    call: (as, { activityId }) =>
      as.outcomes.report({ requestId: randomUUID(), activityId, services: [], servedTotal: 0, note: '', seen: null }),
  },
  'series.get': { allowed, call: (as, { activityId }) => as.series.get({ activityId }) },
  'series.preview': { allowed, call: (as, { activityId }) => as.series.preview({ activityId, plan: aSeriesPlan() }) },
  'series.create': {
    allowed,
    call: (as, { activityId }) =>
      as.series.create({ requestId: randomUUID(), activityId, name: '健康驿站', plan: aSeriesPlan(), toPublish: false }),
  },
  'series.consequences': {
    allowed,
    call: (as, { activityId, version }) => as.series.consequences({ activityId, version, plan: aPlan(), scope: 'later', withOwn: false }),
  },
  'series.edit': {
    allowed,
    call: (as, { activityId, version }) =>
      as.series.edit({ requestId: randomUUID(), activityId, version, plan: aPlan(), scope: 'all', withOwn: false }),
  },
  'series.end': {
    allowed,
    call: (as, { activityId }) => as.series.end({ requestId: randomUUID(), activityId, reason: '经费用完' }),
  },
})
