/**
 * All procedures, by noun. The client imports the type alone. Each router file is loaded at its first call, which keeps a
 * cold start short, and exports its router and nothing else.
 */
import { lazy } from '@trpc/server'
import { router } from './rpc/access'

export const appRouter = router({
  session: lazy(() => import('./people/session-procedures')),
  sessions: lazy(() => import('./people/sessions-procedures')),
  base: lazy(() => import('./base/procedures')),
  vocabulary: lazy(() => import('./vocabulary/procedures')),
  activities: lazy(() => import('./activities/procedures')),
  profile: lazy(() => import('./people/profile-procedures')),
  leaving: lazy(() => import('./people/leaving-procedures')),
  ownData: lazy(() => import('./people/own-data-procedures')),
  signUps: lazy(() => import('./sign-ups/procedures')),
  teams: lazy(() => import('./teams/procedures')),
  seats: lazy(() => import('./sign-ups/seats-procedures')),
  skills: lazy(() => import('./people/skills-procedures')),
  messages: lazy(() => import('./notices')),
  attendance: lazy(() => import('./attendance/procedures')),
  records: lazy(() => import('./records/procedures')),
  desk: lazy(() => import('./activities/desk-procedures')),
  submissions: lazy(() => import('./activities/submissions-procedures')),
  changes: lazy(() => import('./activities/changes-procedures')),
  planning: lazy(() => import('./activities/planning-procedures')),
  series: lazy(() => import('./series/procedures')),
  outcomes: lazy(() => import('./records/outcomes-procedures')),
  figures: lazy(() => import('./figures/procedures')),
  uploads: lazy(() => import('./uploads')),
  exports: lazy(() => import('./exports/procedures')),
  members: lazy(() => import('./people/members-procedures')),
  people: lazy(() => import('./people/alike-procedures')),
  memberships: lazy(() => import('./people/memberships-procedures')),
  organisations: lazy(() => import('./people/organisations-procedures')),
  lists: lazy(() => import('./vocabulary/lists-procedures')),
  holidays: lazy(() => import('./calendar/holidays-procedures')),
  texts: lazy(() => import('./vocabulary/texts-procedures')),
  settings: lazy(() => import('./attendance/settings-procedures')),
  retention: lazy(() => import('./people/retention-procedures')),
  roles: lazy(() => import('./people/roles-procedures')),
  scores: lazy(() => import('./figures/scores-procedures')),
  audit: lazy(() => import('./audit')),
})

export type AppRouter = typeof appRouter
