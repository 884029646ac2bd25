/** Teams: signed up as a whole, named at once or later, and joined by an invitation. */
import {
  type CreateTeamAnswer,
  type InvitationView,
  type JoinTeamAnswer,
  type TeamView,
  addMemberInput,
  createTeamInput,
  invitationInput,
  joinTeamInput,
  removeMemberInput,
  replaceMemberInput,
  shrinkTeamInput,
  teamIdInput,
  withdrawTeamInput,
} from '../../contract/teams'
import { VISITS_LISTED_FOR } from '../../domain/sign-ups/own-lists'
import { leaderOf, readerOfTeam, router, signedIn, volunteer } from '../rpc/access'
import { type Tx, transact } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { liveSignUps } from '../db/sign-ups/sign-ups'
import { invitationView, teamView, teamsOf } from '../db/teams/team-views'
import { teamOwners } from '../db/teams/teams'
import { loadProfile } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { lostRace, sweepElsewhere } from '../seats/fill-seats'
import { createTeam } from './create-team'
import { addMember, holdTeam, joinTeam, removeMember, replaceMember } from './members'
import { shrinkTeam, withdrawTeam } from './release'

export const teamsRouter = router({
  create: volunteer.input(createTeamInput).mutation(async ({ ctx, input }): Promise<CreateTeamAnswer> => {
    const work = (tx: Tx, attempt: number) => createTeam(tx, ctx.volunteer, input, ctx.now, attempt)
    const answer = await once(ctx, 'teams.create', input, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, input.activityId, ctx.now)
    return answer
  }),

  get: readerOfTeam.input(teamIdInput).query(async ({ ctx, input }): Promise<TeamView> => {
    const view = (await teamView(ctx.db, input.teamId, ctx.volunteer.id)) ?? fault('not-found')
    if (!view.isLeader)
      await recordAudit(
        ctx.db,
        { actorId: ctx.volunteer.id, action: 'sign-ups.read', activityId: view.activity.id, subjectId: view.id },
        ctx.now,
      )
    return view
  }),

  mine: volunteer.query(({ ctx }) => teamsOf(ctx.db, ctx.volunteer.id, ctx.now - VISITS_LISTED_FOR)),

  addMember: leaderOf.input(addMemberInput).mutation(async ({ ctx, input }) => {
    const work = async (tx: Tx, attempt: number) =>
      addMember(tx, ctx.volunteer, await holdTeam(tx, input.teamId, ctx.activityId), input, ctx.now, attempt)
    const answer = await once(ctx, 'teams.addMember', input, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, ctx.activityId, ctx.now)
    return answer
  }),

  replaceMember: leaderOf.input(replaceMemberInput).mutation(async ({ ctx, input }) => {
    const work = async (tx: Tx, attempt: number) =>
      replaceMember(tx, ctx.volunteer, await holdTeam(tx, input.teamId, ctx.activityId), input, ctx.now, attempt)
    const answer = await once(ctx, 'teams.replaceMember', input, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, ctx.activityId, ctx.now)
    return answer
  }),

  removeMember: leaderOf.input(removeMemberInput).mutation(async ({ ctx, input }) => {
    const work = async (tx: Tx) =>
      removeMember(tx, ctx.volunteer, await holdTeam(tx, input.teamId, ctx.activityId), input.signUpId, ctx.now)
    const answer = await once(ctx, 'teams.removeMember', input, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, ctx.activityId, ctx.now)
    return answer
  }),

  shrink: leaderOf.input(shrinkTeamInput).mutation(async ({ ctx, input }) => {
    const work = async (tx: Tx) => shrinkTeam(tx, ctx.volunteer.id, await holdTeam(tx, input.teamId, ctx.activityId), input, ctx.now)
    const answer = await once(ctx, 'teams.shrink', input, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, ctx.activityId, ctx.now)
    return answer
  }),

  withdraw: leaderOf.input(withdrawTeamInput).mutation(async ({ ctx, input }) => {
    const work = async (tx: Tx) =>
      withdrawTeam(tx, await holdTeam(tx, input.teamId, ctx.activityId), { id: ctx.volunteer.id, as: 'volunteer' }, ctx.now)
    const answer = await once(ctx, 'teams.withdraw', input, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, ctx.activityId, ctx.now)
    return answer
  }),

  /** Open to anybody with the link, which is shared in group chats. */
  invitation: signedIn
    .input(invitationInput)
    .query(
      async ({ ctx, input }): Promise<InvitationView> => (await invitationView(ctx.db, input, await ctx.caller())) ?? fault('not-found'),
    ),

  join: signedIn.input(joinTeamInput).mutation(async ({ ctx, input }): Promise<JoinTeamAnswer> => {
    const caller = await ctx.caller()
    // A caller without a profile is always refused, and has no id under which the answer could be stored.
    if (!caller) return transact(ctx.db, (tx) => joinTeam(tx, null, input, ctx.now, 0))
    const work = async (tx: Tx, attempt: number) => {
      const profile = await loadProfile(tx, caller.id)
      return joinTeam(tx, { id: caller.id, profile, own: await liveSignUps(tx, caller.id) }, input, ctx.now, attempt)
    }
    const answer = await once({ ...ctx, volunteer: caller }, 'teams.join', input, work, lostRace)
    const team = await teamOwners(ctx.db, input.teamId)
    if (answer.ok && team) await sweepElsewhere(ctx.db, team.activityId, ctx.now)
    return answer
  }),
})
