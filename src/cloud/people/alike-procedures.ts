/** People who look alike: the findings, joining two into one, undoing it, and saying that they are two. */
import {
  type AlikePair,
  type AlikePerson,
  type AlikeView,
  type JoinPeopleAnswer,
  type JoiningView,
  type TellApartAnswer,
  type UndoJoiningAnswer,
  joinPeopleInput,
  tellApartInput,
  undoJoiningInput,
} from '../../contract/people/alike'
import type { Instant } from '../../domain/calendar/calendar'
import { type Decision, refuse } from '../../domain/decision'
import { nameKey } from '../../domain/people/names'
import type { Actor } from '../../domain/people/permission'
import { maskPhone } from '../../domain/people/phones'
import {
  type TellingApartRefusal,
  UNDO_WITHIN,
  decideJoining,
  decideTellingApart,
  decideUndo,
  keptFirst,
  likenessOf,
  mayJoin,
} from '../../domain/people/same-person'
import { organiser, router } from '../rpc/access'
import { recordAudit } from '../db/audit/recording'
import type { Querier, Tx } from '../db/database'
import { type ComparedPerson, namesakesOfAccounts, peopleToCompare } from '../db/people/alike'
import { holdPeople, joiningsSince, lastJoiningInto, loadJoining, pairsToldApart, tellApart } from '../db/people/joinings'
import { nameOf } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { sweepForVolunteer } from '../seats/fill-seats'
import { holdForJoining, joinPeople, undoJoining } from './joining/join-people'

/** Number of findings in one answer. The page says how many more there are. */
const PAIRS_AT_ONCE = 50

export const peopleRouter = router({
  /** Each read is recorded in the audit log. */
  alike: organiser.query(async ({ ctx }): Promise<AlikeView> => {
    const pairs = await pairsFor(ctx.db, ctx.actor, ctx.now)
    const joinings = await joiningsFor(ctx.db, ctx.actor, ctx.now)
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'people.compared', details: { pairs: pairs.length } }, ctx.now)
    return { pairs: pairs.slice(0, PAIRS_AT_ONCE), total: pairs.length, joinings }
  }),

  join: organiser.input(joinPeopleInput).mutation(async ({ ctx, input }): Promise<JoinPeopleAnswer> => {
    const { requestId: joiningId, keptId, joinedId } = input
    const answer = await once<JoinPeopleAnswer>(ctx, 'people.join', input, async (tx) => {
      const standing = await holdForJoining(tx, joinedId, keptId)
      const decision = await decideAbout(tx, ctx, input, standing, decideJoining)
      if (!decision.ok) return decision
      const done = await joinPeople(tx, { id: joiningId, fromId: joinedId, intoId: keptId }, { by: ctx.volunteer.id, now: ctx.now })
      const details = { from: joinedId, joiningId, ...done }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'people.joined', subjectId: keptId, details }, ctx.now)
      return { ok: true, joiningId, ended: done.ended }
    })
    // Verified memberships and skills of the other may make the person fit for a seat now.
    if (answer.ok) await sweepForVolunteer(ctx.db, keptId, ctx.now)
    return answer
  }),

  undo: organiser.input(undoJoiningInput).mutation(async ({ ctx, input }): Promise<UndoJoiningAnswer> => {
    const found = await loadJoining(ctx.db, input.joiningId)
    // Joinings of others are not told apart from joinings that never were.
    if (!found) return ctx.actor.isAdministrator ? refuse('joining-undone') : fault('forbidden')
    const { fromId, intoId } = found
    const answer = await once<UndoJoiningAnswer>(ctx, 'people.undo', input, async (tx) => {
      const standing = await holdForJoining(tx, intoId, fromId)
      const joining = (await loadJoining(tx, input.joiningId)) ?? fault('not-found')
      const [kept] = await peopleToCompare(tx, [intoId], ctx.now)
      if (kept && joining.joinedBy !== ctx.volunteer.id && !mayJoin(ctx.actor, kept, kept)) return fault('forbidden')
      if (!kept && !ctx.actor.isAdministrator && joining.joinedBy !== ctx.volunteer.id) return fault('forbidden')
      const isJoinedFurther = !standing.includes(intoId) || (await lastJoiningInto(tx, intoId))?.id !== joining.id
      const decision = decideUndo({ ...joining, isJoinedFurther }, ctx.now)
      if (!decision.ok) return decision
      await undoJoining(tx, joining, { by: ctx.volunteer.id, now: ctx.now })
      const details = { from: fromId, joiningId: joining.id }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'people.joining-undone', subjectId: intoId, details }, ctx.now)
      return { ok: true }
    })
    if (answer.ok) for (const id of [fromId, intoId]) await sweepForVolunteer(ctx.db, id, ctx.now)
    return answer
  }),

  tellApart: organiser.input(tellApartInput).mutation(({ ctx, input }): Promise<TellApartAnswer> =>
    once<TellApartAnswer>(ctx, 'people.tellApart', input, async (tx) => {
      const { keptId, joinedId } = input
      const standing = await holdPeople(tx, [keptId, joinedId])
      const decision = await decideAbout(tx, ctx, input, standing, decideTellingApart)
      if (!decision.ok) return decision
      await tellApart(tx, [keptId, joinedId], ctx.volunteer.id, ctx.now)
      const entry = { actorId: ctx.volunteer.id, action: 'people.told-apart' as const, subjectId: keptId, details: { from: joinedId } }
      await recordAudit(tx, entry, ctx.now)
      return { ok: true }
    }),
  ),
})

/** @throws Fault `forbidden` for a caller who may not join the two */
async function decideAbout<R extends string>(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Instant },
  { keptId, joinedId }: { keptId: string; joinedId: string },
  standing: readonly string[],
  decide: (kept: ComparedPerson, joined: ComparedPerson) => Decision<R>,
): Promise<Decision<R | TellingApartRefusal>> {
  const people = await peopleToCompare(tx, [keptId, joinedId], now)
  const kept = people.find(({ id }) => id === keptId)
  const joined = people.find(({ id }) => id === joinedId)
  if (!kept || !joined || standing.length < 2) return actor.isAdministrator ? refuse('not-alike') : fault('forbidden')
  if (!mayJoin(actor, kept, joined)) return fault('forbidden')
  // A person without an account is given to the account, never the other way.
  return kept.hasAccount ? decide(kept, joined) : refuse('not-alike')
}

async function pairsFor(db: Querier, actor: Actor, now: Instant): Promise<AlikePair[]> {
  const apart = await pairsToldApart(db)
  const people = await namesakesOfAccounts(db, now)
  // People of one name follow each other.
  return people.flatMap((one, place) => {
    const rest = people.slice(place + 1)
    const end = rest.findIndex(({ name }) => nameKey(name) !== nameKey(one.name))
    return rest.slice(0, end < 0 ? rest.length : end).flatMap((other): AlikePair[] => {
      const likeness = likenessOf(one, other)
      if (likeness === null || apart.has(`${one.id} ${other.id}`) || !mayJoin(actor, one, other)) return []
      const [kept, joined] = keptFirst(one, other)
      const decision = decideJoining(kept, joined)
      return [{ likeness, kept: viewOf(kept), joined: viewOf(joined), refusal: decision.ok ? null : decision.reason }]
    })
  })
}

async function joiningsFor(db: Querier, actor: Actor, now: Instant): Promise<JoiningView[]> {
  const recent = await joiningsSince(db, now - UNDO_WITHIN)
  const people = await peopleToCompare(
    db,
    recent.map(({ intoId }) => intoId),
    now,
  )
  const views: JoiningView[] = []
  for (const { id, intoId, joinedAt, joinedBy } of recent) {
    const kept = people.find((person) => person.id === intoId)
    if (!kept || (joinedBy !== actor.volunteerId && !mayJoin(actor, kept, kept))) continue
    const { name, phone } = viewOf(kept)
    const undoUntil = joinedAt + UNDO_WITHIN
    views.push({ id, name, phone, joinedAt, joinedBy: await nameOf(db, joinedBy), undoUntil, isLeaving: kept.isLeaving })
  }
  return views
}

const viewOf = ({ id, name, phone, hasAccount, organisations, createdAt, visits, minutes, ahead }: ComparedPerson): AlikePerson => ({
  id,
  name,
  phone: maskPhone(phone),
  hasAccount,
  organisations,
  createdAt,
  visits,
  minutes,
  ahead,
})
