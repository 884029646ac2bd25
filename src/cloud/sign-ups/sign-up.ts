/** Signs up: decides on the facts, then claims the seat. Two round trips for nearly all sign-ups, even in a rush. */
import { randomUUID } from 'node:crypto'
import type { CreateSignUpInput, SignUpAnswer } from '../../contract/sign-ups'
import { isUnlisted, overlap } from '../../domain/activities/activity'
import { refuse } from '../../domain/decision'
import { decideSignUp } from '../../domain/sign-ups/sign-up'
import { ticketCode } from '../../domain/attendance/ticket'
import type { Context } from '../rpc/context'
import { lockActivity } from '../db/activities/activity-facts'
import { type Tx, isAborted } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { type StoredFacts, insertSignUps, signUpFacts, storeSignUp } from '../db/sign-ups/sign-ups'
import { NO_PROFILE } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { fingerprintOf, once } from '../rpc/once'
import { fillFreeSeats, lostRace, sweep, sweepElsewhere } from '../seats/fill-seats'

const PROCEDURE = 'signUps.create'
/** Largest number of attempts: more than the phones of one person could need in a race. */
const ATTEMPTS = 5

export async function signUp(ctx: Context & { openid: string }, input: CreateSignUpInput): Promise<SignUpAnswer> {
  const fingerprint = fingerprintOf(PROCEDURE, input)
  for (let attempt = 0; ; attempt++) {
    const facts = await signUpFacts(ctx.db, ctx.openid, input)
    if (facts.first) {
      return facts.first.fingerprint === fingerprint ? (facts.first.answer as SignUpAnswer) : fault('request-id-reused')
    }
    const decided = decide(facts, input, ctx.now)
    if (!decided.ok) return remember(ctx, facts, input, decided)
    try {
      const row = newSignUp(facts, input, attempt)
      const outcome = await storeSignUp(ctx.db, { requestId: input.requestId, fingerprint, version: input.version }, row, ctx.now)
      if (outcome === null) return await signUpAlone(ctx, facts, input)
      // `stale`: the activity has changed since the facts were read, so they are read again.
      if (outcome === 'stale') continue
      if (outcome === 'confirmed') await sweepWhereHeldBack(ctx, facts)
      return { ok: true, signUpId: row.id, status: outcome }
    } catch (error) {
      if (!(lostRace(error) || isAborted(error)) || attempt + 1 >= ATTEMPTS) throw error
    }
  }
}

/**
 * Fills seats of overlapping activities for which the person waits, since their team there, for which seats gather, may no longer be
 * able to come.
 */
async function sweepWhereHeldBack(ctx: Context, { activity, own }: StoredFacts): Promise<void> {
  for (const { activityId, ...waits } of own) if (activity && overlap(waits, activity)) await sweep(ctx.db, activityId, ctx.now)
}

function decide({ activity, position, organisation, volunteer, own }: StoredFacts, input: CreateSignUpInput, now: number) {
  // The existence of a draft stays hidden.
  if (!activity || isUnlisted(activity)) return fault('not-found')
  if (input.organisationId !== null && !organisation) return fault('malformed')
  const demand =
    position?.skillId && position.skillName
      ? { skillId: position.skillId, skillName: position.skillName, verified: position.verified ?? false }
      : null
  const facts = {
    activity,
    seenVersion: input.version,
    position: position ? { demand } : undefined,
    organisation,
    volunteer: volunteer ?? NO_PROFILE,
    own,
  }
  return decideSignUp(facts, now)
}

const newSignUp = (
  { activity, volunteer, organisation }: StoredFacts,
  { activityId, positionId, organisationId }: CreateSignUpInput,
  attempt: number,
) => {
  if (!activity || !volunteer) throw new Error('what was accepted has an activity and somebody who asks')
  const id = randomUUID()
  const { startsAt, endsAt } = activity
  return {
    id,
    activityId,
    positionId,
    volunteerId: volunteer.id,
    organisationId,
    startsAt,
    endsAt,
    code: ticketCode(activity.ticketKey, id, attempt),
    reserve: organisation?.isConfirmed ? organisation.id : null,
  }
}

/** Stores a refusal as the first answer. Without a profile there is no id to store it under, and a retry is refused again. */
async function remember(ctx: Context, { volunteer }: StoredFacts, input: CreateSignUpInput, refusal: SignUpAnswer): Promise<SignUpAnswer> {
  if (!volunteer) return refusal
  return once({ ...ctx, volunteer }, PROCEDURE, input, () => Promise.resolve(refusal))
}

/** Signs up under the exclusive lock: when entries wait beside a free seat, or free seats are locked by unfinished transactions. */
async function signUpAlone(ctx: Context, { volunteer }: StoredFacts, input: CreateSignUpInput): Promise<SignUpAnswer> {
  if (!volunteer) return refuse('profile-incomplete')
  const work = async (tx: Tx, attempt: number): Promise<SignUpAnswer> => {
    const facts = await signUpFacts(tx, ctx.openid ?? '', input)
    const decided = decide(facts, input, ctx.now)
    if (!decided.ok) return decided
    const row = newSignUp(facts, input, attempt)
    await insertSignUps(tx, [{ ...row, teamId: null, status: 'waitlisted' }], ctx.now)
    const seated = await fillFreeSeats(tx, input.activityId, { newcomer: row.id }, ctx.now)
    const status = seated.some(({ id }) => id === row.id) ? 'confirmed' : 'waitlisted'
    const { activityId } = input
    await recordAudit(tx, { actorId: volunteer.id, action: 'sign-up.created', activityId, subjectId: row.id, details: { status } }, ctx.now)
    return { ok: true, signUpId: row.id, status }
  }
  // The seats are locked before the request id, as in `sign_up`, since a double tap may take both paths at once.
  const hold = (tx: Tx) => lockActivity(tx, input.activityId, 'seats')
  const answer = await once({ ...ctx, volunteer }, PROCEDURE, input, work, lostRace, hold)
  if (answer.ok) await sweepElsewhere(ctx.db, input.activityId, ctx.now)
  return answer
}
