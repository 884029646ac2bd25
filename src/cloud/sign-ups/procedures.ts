/** A volunteer's own sign-ups: taking a position, withdrawing, and the ticket. */
import {
  type OwnSignUpView,
  type SignUpAnswer,
  type WithdrawalAnswer,
  createSignUpInput,
  signUpIdInput,
  withdrawInput,
} from '../../contract/sign-ups'
import { knownMinutes } from '../../domain/attendance/served'
import type { Instant } from '../../domain/calendar/calendar'
import { ticketText } from '../../domain/attendance/ticket'
import { VISITS_LISTED_FOR } from '../../domain/sign-ups/own-lists'
import { decideWithdrawal } from '../../domain/sign-ups/withdrawal'
import { router, signedIn, volunteer } from '../rpc/access'
import { lockActivity } from '../db/activities/activity-facts'
import { settleClashes } from '../db/sign-ups/clashes'
import type { Database, Tx } from '../db/database'
import { attendancesAt } from '../db/attendance/attendances'
import { doubtsBySignUp, inQuestionOf } from '../db/sign-ups/asked-again'
import { type StoredOwnSignUp, ownSignUps } from '../db/sign-ups/own-sign-ups'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { activityOfOwn, endSignUps, loadSignUp } from '../db/sign-ups/sign-ups'
import { loadTeam } from '../db/teams/teams'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { fillFreeSeats, lostRace, sweepElsewhere } from '../seats/fill-seats'
import { signUp } from './sign-up'
import { leaveTeam } from '../teams/members'

export const signUpsRouter = router({
  create: signedIn.input(createSignUpInput).mutation(({ ctx, input }): Promise<SignUpAnswer> => signUp(ctx, input)),

  withdraw: volunteer.input(withdrawInput).mutation(async ({ ctx, input }): Promise<WithdrawalAnswer> => {
    const activityId = (await activityOfOwn(ctx.db, ctx.volunteer.id, input.signUpId)) ?? fault('not-found')
    const work = (tx: Tx) => withdraw(tx, ctx.volunteer, { activityId, signUpId: input.signUpId }, ctx.now)
    const answer = await once(ctx, 'signUps.withdraw', input, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, activityId, ctx.now)
    return answer
  }),

  mine: volunteer.query(async ({ ctx: { db, volunteer, now } }) =>
    viewsOf(db, volunteer.id, await ownSignUps(db, volunteer.id, { since: now - VISITS_LISTED_FOR }), now),
  ),

  get: volunteer.input(signUpIdInput).query(async ({ ctx, input }): Promise<OwnSignUpView> => {
    const [own] = await viewsOf(ctx.db, ctx.volunteer.id, await ownSignUps(ctx.db, ctx.volunteer.id, input), ctx.now)
    return own ?? fault('not-found')
  }),
})

async function withdraw(
  tx: Tx,
  volunteer: { id: string; name: string },
  { activityId, signUpId }: { activityId: string; signUpId: string },
  now: Instant,
): Promise<WithdrawalAnswer> {
  const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
  const own = (await loadSignUp(tx, activityId, signUpId)) ?? fault('not-found')
  const decision = decideWithdrawal(own.status, activity, 'volunteer', now)
  if (!decision.ok) return decision
  const team = own.teamId === null ? null : await loadTeam(tx, own.teamId)
  if (team) {
    await leaveTeam(tx, activity, { ...own, teamId: team.id }, now)
    if (team.leaderId !== volunteer.id) await notify(tx, [team.leaderId], { activityId, kind: 'member-left', note: volunteer.name }, now)
  } else {
    await endSignUps(tx, [own.id], 'withdrawn', now)
    await settleClashes(tx, [volunteer.id])
  }
  await recordAudit(tx, { actorId: volunteer.id, action: 'sign-up.withdrawn', activityId, subjectId: own.id }, now)
  await fillFreeSeats(tx, activityId, {}, now)
  return { ok: true }
}

async function viewsOf(db: Database, volunteerId: string, rows: StoredOwnSignUp[], now: Instant): Promise<OwnSignUpView[]> {
  const attended = await attendancesAt(db, volunteerId, [...new Set(rows.map((row) => row.activity.id))])
  const doubts = doubtsBySignUp(await inQuestionOf(db, volunteerId, now))
  return rows.map(({ ticketKey, code, ...row }) => {
    const attendance = attended.get(row.activity.id)
    return {
      ...row,
      // An overlap is told by its own flag.
      doubts: (doubts.get(row.id) ?? []).filter(({ reason }) => reason !== 'overlaps'),
      ticket: row.status === 'confirmed' ? { text: ticketText(ticketKey, { activityId: row.activity.id, signUpId: row.id }), code } : null,
      inAt: attendance?.inAt ?? null,
      outAt: attendance?.outAt ?? null,
      minutes: attendance ? knownMinutes(attendance, now) : 0,
    }
  })
}
