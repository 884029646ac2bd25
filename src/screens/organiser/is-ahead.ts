import type { Phase } from '../../domain/activities/activity'

/** Announced and not begun: people can still be found, moved and removed. A draft has no sign-ups, and after the start attendance counts. */
export const isAhead = (phase: Phase): boolean => phase === 'announced' || phase === 'open' || phase === 'closed'
