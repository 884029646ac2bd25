/**
 * Base procedures, one for each kind of caller, so that a procedure's type says who may call it. `meta.access` lets a test
 * walk the router and check an allowed and a forbidden caller for each.
 */
import { initTRPC } from '@trpc/server'
import { activityIdInput } from '../../contract/activities/activities'
import { scopeInput } from '../../contract/figures/figures'
import { organisationIdInput } from '../../contract/people/members'
import { teamIdInput } from '../../contract/teams'
import { may } from '../../domain/people/permission'
import type { Context } from './context'
import { hostsOf } from '../db/activities/activity-hosts'
import { teamOwners } from '../db/teams/teams'
import { asFault, fault, faultOf, isOurs } from './faults'
import { describe } from './log'
import { outcomeOf } from './meter'

export type Access =
  | 'resident'
  | 'signedIn'
  | 'volunteer'
  | 'organiser'
  | 'organiserOf'
  | 'actorFor'
  | 'leaderOf'
  | 'readerOfTeam'
  | 'readerOfFigures'
  | 'administrator'

const t = initTRPC
  .context<Context>()
  .meta<{ access: Access }>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const code = faultOf(error)
      // Only the code leaves the server, not the message or the stack.
      return { ...shape, message: code, data: { fault: code, requestId: ctx?.requestId } }
    },
  })

export const router = t.router
export const callerFactory = t.createCallerFactory

/** Measures each call, refused or not, and answers errors by their fault's code alone. */
const measured = t.procedure.use(async ({ ctx, path, next }) => {
  const begun = performance.now()
  const result = await next()
  const ms = Math.round(performance.now() - begun)
  if (result.ok) {
    ctx.meter.called({ procedure: path, outcome: outcomeOf(result.data), ms })
    return result
  }
  const code = faultOf(result.error)
  ctx.meter.called({ procedure: path, outcome: code, ms, ...(isOurs(code) ? { error: describe(result.error) } : {}) })
  throw asFault(result.error)
})

/** Any caller, with or without an account. */
export const resident = measured.meta({ access: 'resident' })

/** A caller with an openid, perhaps without a profile yet. */
export const signedIn = measured.meta({ access: 'signedIn' }).use(({ ctx, next }) => {
  const { openid } = ctx
  return openid === null ? fault('not-signed-in') : next({ ctx: { openid } })
})

/** A caller with a profile. */
export const volunteer = signedIn.meta({ access: 'volunteer' }).use(async ({ ctx, next }) => {
  const caller = await ctx.caller()
  return caller ? next({ ctx: { volunteer: caller, actor: caller.actor } }) : fault('not-signed-in')
})

/** A caller who acts for an organisation, or the administrator. */
export const organiser = volunteer
  .meta({ access: 'organiser' })
  .use(({ ctx, next }) => (may(ctx.actor).enterDesk() ? next() : fault('forbidden')))

/** A caller who acts for the organisation named in the input. */
export const actorFor = organiser
  .meta({ access: 'actorFor' })
  .input(organisationIdInput)
  .use(({ ctx, input, next }) => (may(ctx.actor).actFor(input.organisationId) ? next() : fault('forbidden')))

/** A caller who may organise the activity named in the input. */
export const organiserOf = volunteer
  .meta({ access: 'organiserOf' })
  .input(activityIdInput)
  .use(async ({ ctx, input, next }) => {
    const hostIds = await hostsOf(ctx.db, input.activityId)
    if (!hostIds) return fault('not-found')
    return may(ctx.actor).organise({ hostIds }) ? next() : fault('forbidden')
  })

/** The leader of the team named in the input. */
export const leaderOf = volunteer
  .meta({ access: 'leaderOf' })
  .input(teamIdInput)
  .use(async ({ ctx, input, next }) => {
    const team = (await teamOwners(ctx.db, input.teamId)) ?? fault('not-found')
    return team.leaderId === ctx.volunteer.id ? next({ ctx: { activityId: team.activityId } }) : fault('forbidden')
  })

/** The leader of the team named in the input, or an organiser of its activity. */
export const readerOfTeam = volunteer
  .meta({ access: 'readerOfTeam' })
  .input(teamIdInput)
  .use(async ({ ctx, input, next }) => {
    const team = (await teamOwners(ctx.db, input.teamId)) ?? fault('not-found')
    const hostIds = (await hostsOf(ctx.db, team.activityId)) ?? []
    return team.leaderId === ctx.volunteer.id || may(ctx.actor).organise({ hostIds }) ? next() : fault('forbidden')
  })

/** A caller who may read the figures of the scope in the input: their own, those of an organisation that they act for, or the base's. */
export const readerOfFigures = volunteer
  .meta({ access: 'readerOfFigures' })
  .input(scopeInput)
  .use(({ ctx, input: { scope }, next }) => {
    if (scope.of === 'own') return next()
    const isAllowed = scope.of === 'base' ? may(ctx.actor).administer() : may(ctx.actor).actFor(scope.organisationId)
    return isAllowed ? next() : fault('forbidden')
  })

/** The base's administrator. */
export const administrator = volunteer
  .meta({ access: 'administrator' })
  .use(({ ctx, next }) => (may(ctx.actor).administer() ? next() : fault('forbidden')))
