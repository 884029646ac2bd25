/** Taking a position, leaving it, and the ticket for it: load, decide, store, in one transaction. */
import { randomUUID } from 'node:crypto'
import {
  type CreateSignUpInput,
  type OwnSignUpView,
  type SignUpAnswer,
  type WithdrawalAnswer,
  createSignUpInput,
  signUpIdInput,
  withdrawInput,
} from '../../contract/sign-ups'
import { absent, foldMarks, serviceMinutes } from '../../domain/attendance'
import type { Instant } from '../../domain/calendar'
import { refuse } from '../../domain/decision'
import { decideSignUp } from '../../domain/sign-up'
import { ticketCode, ticketText } from '../../domain/ticket'
import { decideWithdrawal } from '../../domain/withdrawal'
import { router, signedIn, volunteer } from '../access'
import { lockActivity } from '../db/activity-facts'
import { type Database, type Tx, transact } from '../db/database'
import { marksOfVolunteer } from '../db/marks'
import { recordAudit } from '../db/records'
import {
  type StoredOwnSignUp,
  activityOfOwn,
  endSignUps,
  liveSignUps,
  loadPosition,
  lockOwnSignUp,
  ownSignUps,
  placeSignUp,
} from '../db/sign-ups'
import { NO_PROFILE, loadProfile } from '../db/volunteers'
import { fault } from '../faults'
import { once } from '../once'
import { fillFreeSeats, lostRace, sweep } from '../seats'

export const signUpsRouter = router({
  create: signedIn.input(createSignUpInput).mutation(async ({ ctx, input }): Promise<SignUpAnswer> => {
    const caller = await ctx.caller()
    // Somebody without a profile is always refused, and there is nothing yet to keep the answer under.
    if (!caller) return transact(ctx.db, (tx) => signUp(tx, null, input, ctx.now))
    let attempts = 0
    const work = (tx: Tx, attempt: number) => {
      attempts = attempt + 1
      return signUp(tx, caller.id, input, ctx.now, attempt)
    }
    const answer = await once({ ...ctx, volunteer: caller }, 'signUps.create', input, work, lostRace)
    // Waiting although a seat may have come free beside us; or an aborted attempt held a seat that others skipped.
    if (attempts > 1 || (answer.ok && answer.status === 'waitlisted')) await sweep(ctx.db, [input.positionId], ctx.now)
    return answer
  }),

  withdraw: volunteer.input(withdrawInput).mutation(({ ctx, input }): Promise<WithdrawalAnswer> => {
    const work = async (tx: Tx): Promise<WithdrawalAnswer> => {
      const activityId = (await activityOfOwn(tx, ctx.volunteer.id, input.signUpId)) ?? fault('not-found')
      const activity = (await lockActivity(tx, activityId, 'key share')) ?? fault('not-found')
      const own = (await lockOwnSignUp(tx, ctx.volunteer.id, input.signUpId)) ?? fault('not-found')
      const decision = decideWithdrawal(own.status, activity, 'volunteer', ctx.now)
      if (!decision.ok) return decision
      await endSignUps(tx, [own.id], 'withdrawn', ctx.now)
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'sign-up.withdrawn', activityId, subjectId: own.id }, ctx.now)
      await fillFreeSeats(tx, { positionIds: [own.positionId], volunteerIds: [ctx.volunteer.id] }, ctx.now)
      return { ok: true }
    }
    return once(ctx, 'signUps.withdraw', input, work, lostRace)
  }),

  mine: volunteer.query(async ({ ctx }) => viewsOf(ctx.db, ctx.volunteer.id, await ownSignUps(ctx.db, ctx.volunteer.id), ctx.now)),

  get: volunteer.input(signUpIdInput).query(async ({ ctx, input }): Promise<OwnSignUpView> => {
    const [own] = await viewsOf(ctx.db, ctx.volunteer.id, await ownSignUps(ctx.db, ctx.volunteer.id, input.signUpId), ctx.now)
    return own ?? fault('not-found')
  }),
})

async function signUp(tx: Tx, volunteerId: string | null, input: CreateSignUpInput, now: Instant, attempt = 0): Promise<SignUpAnswer> {
  const activity = (await lockActivity(tx, input.activityId, 'key share')) ?? fault('not-found')
  // Whoever may not see a draft is not told that there is one.
  if (activity.status === 'draft') return fault('not-found')
  const profile = volunteerId === null ? NO_PROFILE : await loadProfile(tx, volunteerId)
  const position = await loadPosition(tx, activity.id, input.positionId)
  const own = volunteerId === null ? [] : await liveSignUps(tx, volunteerId)
  const decision = decideSignUp({ activity, position, volunteer: profile, own }, now)
  if (!decision.ok) return decision
  if (volunteerId === null) return refuse('profile-incomplete')
  if (input.organisationId !== null && !profile.organisationIds.includes(input.organisationId)) return fault('malformed')

  const id = randomUUID()
  const { startsAt, endsAt } = activity
  const code = ticketCode(activity.ticketKey, id, attempt)
  const { positionId, organisationId } = input
  const status = await placeSignUp(
    tx,
    { id, activityId: activity.id, positionId, volunteerId, organisationId, startsAt, endsAt, code },
    now,
  )
  await recordAudit(
    tx,
    { actorId: volunteerId, action: 'sign-up.created', activityId: activity.id, subjectId: id, details: { status } },
    now,
  )
  return { ok: true, signUpId: id, status }
}

async function viewsOf(db: Database, volunteerId: string, rows: StoredOwnSignUp[], now: Instant): Promise<OwnSignUpView[]> {
  const marks = await marksOfVolunteer(db, volunteerId, [...new Set(rows.map((row) => row.activity.id))])
  return rows.map(({ ticketKey, code, ...row }) => {
    const attendance = foldMarks(marks.filter((mark) => mark.activityId === row.activity.id)).get(volunteerId) ?? absent(volunteerId)
    return {
      ...row,
      ticket: row.status === 'confirmed' ? { text: ticketText(ticketKey, row.id), code } : null,
      inAt: attendance.inAt,
      outAt: attendance.outAt,
      minutes: serviceMinutes(attendance, row.activity, now),
    }
  })
}
