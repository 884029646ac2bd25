import type { Phase } from '../../domain/activities/activity'

/** Announced and not begun: people can still be found, moved and removed. A draft has asked nobody, and from the start on it is attendance that counts. */
export const isAhead = (phase: Phase): boolean => phase === 'announced' || phase === 'open' || phase === 'closed'
