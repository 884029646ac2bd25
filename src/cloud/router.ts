/**
 * Every call there is, by noun. The client knows it by its type alone. A cold start reads of it what its first call asks for:
 * each file below exports its router and nothing else.
 */
import { lazy } from '@trpc/server'
import { router } from './access'

export const appRouter = router({
  session: lazy(() => import('./procedures/session')),
  vocabulary: lazy(() => import('./procedures/vocabulary')),
  activities: lazy(() => import('./procedures/activities')),
  profile: lazy(() => import('./procedures/profile')),
  signUps: lazy(() => import('./procedures/sign-ups')),
  teams: lazy(() => import('./procedures/teams')),
  seats: lazy(() => import('./procedures/seats')),
  skills: lazy(() => import('./procedures/skills')),
  messages: lazy(() => import('./procedures/messages')),
  attendance: lazy(() => import('./procedures/attendance')),
  records: lazy(() => import('./procedures/records')),
  desk: lazy(() => import('./procedures/desk')),
  submissions: lazy(() => import('./procedures/submissions')),
  planning: lazy(() => import('./procedures/planning')),
  series: lazy(() => import('./procedures/series')),
  outcomes: lazy(() => import('./procedures/outcomes')),
  figures: lazy(() => import('./procedures/figures')),
  uploads: lazy(() => import('./procedures/uploads')),
  members: lazy(() => import('./procedures/members')),
  organisations: lazy(() => import('./procedures/organisations')),
  roles: lazy(() => import('./procedures/roles')),
  scores: lazy(() => import('./procedures/scores')),
  audit: lazy(() => import('./procedures/audit')),
})

export type AppRouter = typeof appRouter
