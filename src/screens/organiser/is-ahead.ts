import type { Phase } from '../../domain/activities/activity'

/** True for an activity that is announced and has not begun, so that people can still be found, moved and removed. */
export const isAhead = (phase: Phase): boolean => phase === 'announced' || phase === 'open' || phase === 'closed'
