/** Leaving (注销): the request, which can be taken back for seven days, and then the end of everything that says who somebody is. */
import { randomInt } from 'node:crypto'
import type { AskToLeaveAnswer, LeavingPreview, StayAnswer } from '../../contract/people/leaving'
import type { Instant } from '../../domain/calendar/calendar'
import {
  PSEUDONYM_CODE_LENGTH,
  decideLeaving,
  decideStaying,
  isOver,
  leavesNobody,
  leavingAt,
  pseudonymOf,
} from '../../domain/people/leaving'
import { recordAudit } from '../db/audit/recording'
import { type Database, type Querier, type Tx, transact } from '../db/database'
import {
  type LeavingRow,
  clearDisputes,
  clearLeavesAt,
  deleteRosterLines,
  deleteRows,
  holdRows,
  leavesAt,
  looseEntries,
  pseudonymise,
  setLeavesAt,
} from '../db/people/leaving'
import { clearContacts } from '../db/people/leaving-contacts'
import { replaceMentions } from '../db/people/leaving-texts'
import { changeMemberships } from '../db/people/memberships'
import { PERSONAL_COLUMNS } from '../db/people/personal-columns'
import { administratorIds, holdAdministrators, isAdministrator } from '../db/people/roles'
import { endConsents } from '../db/people/taking-back'
import { replaceInCharge, sealProofs } from '../db/records/proof-seals'
import { fillFreeSeats, lostRace, sweepElsewhere } from '../seats/fill-seats'
import { type By, endRoles, endUpcoming, previewEnding } from './taking-back'

/** Consequences if the person asks to leave now. */
export async function previewLeaving(db: Querier, by: By): Promise<LeavingPreview> {
  const decision = decideLeaving(by.volunteer.id, await administratorIds(db))
  const ends = await leavesAt(db, by.volunteer.id)
  const ending = await previewEnding(db, by, 'personal-data')
  return { refusal: decision.ok || ends !== null ? null : decision.reason, leavesAt: ends, kept: reasons(), ...ending }
}

/** Reasons of all declared columns that are kept, each once. */
const reasons = (): string[] => [
  ...new Set(
    Object.values(PERSONAL_COLUMNS)
      .flat()
      .flatMap((one) => (one.fate === 'keep' ? [one.why] : [])),
  ),
]

/**
 * Withdraws the sign-ups and passes on the teams of visits that have not begun, and sets the end. Everything else stays until then.
 * @returns also the activities whose seats changed, for sweeps elsewhere
 */
export async function askToLeave(tx: Tx, by: By): Promise<{ answer: AskToLeaveAnswer; activityIds: string[] }> {
  const { volunteer, now } = by
  const before = await leavesAt(tx, volunteer.id)
  if (before !== null) return { answer: { ok: true, leavesAt: before }, activityIds: [] }
  const decision = decideLeaving(volunteer.id, await holdAdministrators(tx))
  if (!decision.ok) return { answer: decision, activityIds: [] }
  const activityIds = await endUpcoming(tx, by, 'personal-data', { leaving: true })
  const ends = leavingAt(null, now)
  await setLeavesAt(tx, volunteer.id, ends)
  await recordAudit(tx, { actorId: volunteer.id, action: 'profile.leaving-asked', subjectId: volunteer.id }, now)
  for (const activityId of activityIds) await fillFreeSeats(tx, activityId, {}, now)
  return { answer: { ok: true, leavesAt: ends }, activityIds }
}

/** Takes the request back, unless its end has come, even if the job has not run since. Sign-ups that were withdrawn stay withdrawn, since others may have the seats. */
export async function stay(tx: Tx, { volunteer, now }: By): Promise<StayAnswer> {
  await holdRows(tx, volunteer.id)
  const decision = decideStaying(await leavesAt(tx, volunteer.id), now)
  if (!decision.ok) return decision
  const wasLeaving = await clearLeavesAt(tx, volunteer.id)
  if (wasLeaving) await recordAudit(tx, { actorId: volunteer.id, action: 'profile.leaving-taken-back', subjectId: volunteer.id }, now)
  return { ok: true }
}

/** Outcome of the end of one person's time. */
export type Finish =
  /** `mentions`: texts about their visits in which the name stays, since it may mean something else. */
  | { left: true; mentions: number }
  /** `waits`: the base would lose its last administrator. */
  | { left: false; waits: boolean }

/** Ends the time of one person, if it is over. Running it again changes nothing. */
export async function finishLeaving(db: Database, id: string, now: Instant): Promise<Finish> {
  let activityIds: string[] = []
  const finish = await transact(
    db,
    async (tx): Promise<Finish> => {
      activityIds = []
      const end = await leavesAt(tx, id)
      if (end === null || !isOver(end, now)) return { left: false, waits: false }
      const staying = await holdAdministrators(tx)
      if (leavesNobody(await isAdministrator(tx, id), staying)) return { left: false, waits: true }
      const ended = await leave(tx, id, now)
      activityIds = ended?.activityIds ?? []
      return ended === null ? { left: false, waits: false } : { left: true, mentions: ended.mentions }
    },
    lostRace,
  )
  for (const activityId of activityIds) await sweepElsewhere(db, activityId, now)
  return finish
}

/** @returns the visits whose seats changed, and the texts in which the name stays; null if there is nobody to leave any more */
async function leave(tx: Tx, id: string, now: Instant): Promise<{ activityIds: string[]; mentions: number } | null> {
  const ended = await endUpcoming(tx, { volunteer: { id, name: '' }, now }, 'personal-data', { leaving: true })
  const own = await holdRows(tx, id)
  const [kept] = own
  // Taken back, or ended by another process, during the wait for the locks.
  if (!kept || (await leavesAt(tx, id)) === null) return null
  const ownIds = own.map((row) => row.id)
  const loose = await looseEntries(tx, kept, ownIds, now)
  await deleteRosterLines(tx, id)
  for (const rowId of ownIds) {
    await endRoles(tx, rowId, now)
    await endConsents(tx, rowId, ['personal-data', 'membership'], now)
    await changeMemberships(tx, rowId, () => [], now)
  }
  await recordAudit(tx, { actorId: null, action: 'profile.left', subjectId: id }, now)
  const mentions = await forget(tx, own, loose, now)
  const activityIds = [...new Set(ended)]
  for (const activityId of activityIds) await fillFreeSeats(tx, activityId, {}, now)
  return { activityIds, mentions }
}

const CODE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const freshPseudonym = (): string => pseudonymOf(Array.from({ length: PSEUDONYM_CODE_LENGTH }, () => CODE[randomInt(CODE.length)]).join(''))

/** Deletes, replaces and pseudonymises, as `PERSONAL_COLUMNS` declares. @returns number of texts in which the name stays */
async function forget(tx: Tx, own: readonly LeavingRow[], loose: readonly LeavingRow[], now: Instant): Promise<number> {
  const rows = [...own, ...loose]
  const ids = rows.map(({ id }) => id)
  const pseudonym = freshPseudonym()
  await clearDisputes(tx, ids, '（本人已注销，内容已删除）')
  await deleteRows(tx, ids)
  const names = new Set([...rows.map(({ name }) => name), ...(await sealProofs(tx, ids, pseudonym))])
  await replaceInCharge(tx, ids, [...names], pseudonym)
  for (const row of own) await pseudonymise(tx, [row.id], pseudonym, now)
  for (const row of loose) await pseudonymise(tx, [row.id], freshPseudonym(), now)
  const phones = new Set(rows.map(({ phone }) => phone).filter((phone) => phone !== ''))
  await clearContacts(tx, ids, [...names], [...phones])
  return replaceMentions(tx, ids, [...names, ...phones], pseudonym)
}
