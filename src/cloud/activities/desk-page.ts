/** A page of the organisers' desk. */
import type { DeskCard, DeskListInput, DeskPage } from '../../contract/activities/desk-list'
import { phaseOf } from '../../domain/activities/activity'
import { seatsOf } from '../../domain/activities/position'
import type { Instant } from '../../domain/calendar/calendar'
import type { Actor } from '../../domain/people/permission'
import { volunteersWhoCame } from '../../domain/records/outcome'
import { unfinishedWork } from '../../domain/records/unfinished'
import { presentAt } from '../db/attendance/attendances'
import type { Querier } from '../db/database'
import { countByMonth, deskCursorOf, listDesk, readDeskCursor } from '../db/records/desk-list'
import { fault } from '../rpc/faults'
import { readTyped } from '../search/typed-words'

/** Organisations whose activities are on the actor's desk; null for all. */
export const hostsFor = (actor: Actor): readonly string[] | null => (actor.isAdministrator ? null : actor.organises)

type Row = Awaited<ReturnType<typeof listDesk>>['items'][number]

export async function deskPage(
  { db, actor, now }: { db: Querier; actor: Actor; now: Instant },
  { cursor, text, ...asked }: DeskListInput,
): Promise<DeskPage> {
  const hostIds = hostsFor(actor)
  const search = text ? await readTyped(db, { text, isPast: asked.when !== 'upcoming' }, now) : undefined
  const filter = { ...asked, search }
  const after = cursor === undefined ? undefined : (readDeskCursor(cursor) ?? fault('malformed'))
  const { items, next } = await listDesk(db, hostIds, filter, after, now)
  const attended = await presentAt(
    db,
    items.map(({ id }) => id),
  )
  return {
    items: items.map((row) => cardOf(row, attended.get(row.id) ?? 0, now)),
    cursor: next && deskCursorOf(next),
    months: after ? null : await countByMonth(db, hostIds, filter, now),
  }
}

function cardOf(
  {
    rank: _,
    organisations,
    positions,
    outcome,
    hasOutcome,
    isClosed,
    signUpOpensAt,
    signUpClosesAt,
    withdrawUntil,
    namesUntil,
    ...row
  }: Row,
  attended: number,
  now: Instant,
): DeskCard {
  return {
    ...row,
    phase: phaseOf({ ...row, signUpOpensAt, signUpClosesAt, withdrawUntil, namesUntil }, now),
    lead: organisations.find(({ part }) => part === 'lead')?.shortName ?? '',
    ...seatsOf(positions),
    present: volunteersWhoCame(outcome, attended),
    unfinished: unfinishedWork({ ...row, attended, isClosed, hasOutcome }, now),
  }
}
