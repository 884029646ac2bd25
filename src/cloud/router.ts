/** Every call there is, by noun. The client knows it by its type alone. */
import { router } from './access'
import { activitiesRouter } from './procedures/activities'
import { attendanceRouter } from './procedures/attendance'
import { auditRouter } from './procedures/audit'
import { deskRouter } from './procedures/desk'
import { figuresRouter } from './procedures/figures'
import { membersRouter } from './procedures/members'
import { messagesRouter } from './procedures/messages'
import { organisationsRouter } from './procedures/organisations'
import { planningRouter } from './procedures/planning'
import { outcomesRouter } from './procedures/outcomes'
import { profileRouter } from './procedures/profile'
import { recordsRouter } from './procedures/records'
import { rolesRouter } from './procedures/roles'
import { scoresRouter } from './procedures/scores'
import { seatsRouter } from './procedures/seats'
import { seriesRouter } from './procedures/series'
import { sessionRouter } from './procedures/session'
import { signUpsRouter } from './procedures/sign-ups'
import { skillsRouter } from './procedures/skills'
import { teamsRouter } from './procedures/teams'
import { uploadsRouter } from './procedures/uploads'
import { vocabularyRouter } from './procedures/vocabulary'

export const appRouter = router({
  session: sessionRouter,
  vocabulary: vocabularyRouter,
  activities: activitiesRouter,
  profile: profileRouter,
  signUps: signUpsRouter,
  teams: teamsRouter,
  seats: seatsRouter,
  skills: skillsRouter,
  messages: messagesRouter,
  attendance: attendanceRouter,
  records: recordsRouter,
  desk: deskRouter,
  planning: planningRouter,
  series: seriesRouter,
  outcomes: outcomesRouter,
  figures: figuresRouter,
  uploads: uploadsRouter,
  members: membersRouter,
  organisations: organisationsRouter,
  roles: rolesRouter,
  scores: scoresRouter,
  audit: auditRouter,
})

export type AppRouter = typeof appRouter
