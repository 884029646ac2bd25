/** Writes sign-ups with the SQL function that places real ones. */
import type { Instant } from '../../domain/calendar/calendar'
import { hour } from '../../domain/calendar/calendar'
import { ticketCode } from '../../domain/attendance/ticket'
import type { Tx } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { auditLog } from '../db/schema/requests'
import { endSignUps, placeSignUp } from '../db/sign-ups/sign-ups'
import type { SignUpPlan } from './sign-ups'
import { personId } from './store-people'

export interface StoredSignUp extends SignUpPlan {
  status: 'confirmed' | 'waitlisted'
}

/** @param ticketKeys by visit */
export async function storeSignUps(tx: Tx, plans: readonly SignUpPlan[], ticketKeys: ReadonlyMap<string, string>): Promise<StoredSignUp[]> {
  const codes = new Set<string>()
  const stored: StoredSignUp[] = []
  for (const plan of plans) {
    const { visit, person, ...signUp } = plan
    const code = freeCode(ticketKeys.get(visit.id) ?? '', plan, codes)
    const { startsAt, endsAt } = visit
    const status = await placeSignUp(
      tx,
      { ...signUp, activityId: visit.id, volunteerId: personId(person), startsAt, endsAt, code, reserve: plan.organisationId },
      plan.at,
    )
    stored.push({ ...plan, status })
  }
  await tx.insert(auditLog).values(
    stored.map(({ id, visit, person, at, status }) => ({
      at,
      actorId: personId(person),
      action: 'sign-up.created',
      activityId: visit.id,
      subjectId: id,
      details: { status },
    })),
  )
  return stored
}

/** A code that no other sign-up of the visit has. */
function freeCode(ticketKey: string, { id, visit }: SignUpPlan, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const code = ticketCode(ticketKey, id, attempt)
    const entry = `${visit.id} ${code}`
    if (taken.has(entry)) continue
    taken.add(entry)
    return code
  }
}

/** Cancels the sign-ups of a visit that was called off, with a message to each person. */
export async function cancelSignUps(tx: Tx, signUps: readonly StoredSignUp[], byId: string, now: Instant): Promise<void> {
  const [first] = signUps
  if (!first) return
  const { id: activityId, cancelReason } = first.visit
  const at = now - 5 * hour
  await endSignUps(
    tx,
    signUps.map(({ id }) => id),
    'cancelled',
    at,
  )
  await notify(
    tx,
    signUps.map(({ person }) => personId(person)),
    { activityId, kind: 'activity-cancelled', note: cancelReason ?? '' },
    at,
  )
  const details = { reason: cancelReason, signUps: signUps.length }
  await recordAudit(tx, { actorId: byId, action: 'activity.cancelled', activityId, details }, at)
}
