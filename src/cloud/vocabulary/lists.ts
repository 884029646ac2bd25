/** Changes of a base's own lists. */
import { createHash, randomUUID } from 'node:crypto'
import type * as v from 'valibot'
import type {
  AddEntriesAnswer,
  AddEntriesInput,
  EditEntryInput,
  ListAnswer,
  ListEntry,
  ListView,
  ListWords,
  orderEntriesInput,
  removeEntryInput,
  retireEntryInput,
} from '../../contract/vocabulary'
import { type Decision, accept, refuse } from '../../domain/decision'
import {
  type Entry,
  type ListName,
  type ListRefusal,
  type Named,
  decideAdding,
  decideNaming,
  decideOrder,
  decideRemoval,
  decideRetiring,
} from '../../domain/vocabulary/lists'
import { refreshSearchText } from '../db/activities/search-text'
import { type AuditAction, recordAudit } from '../db/audit/recording'
import { type Querier, type Tx, constraintOf } from '../db/database'
import { activitiesAwaitedWith } from '../db/seats/waitlist'
import {
  activitiesInTown,
  addEntries,
  editEntry,
  entriesOf,
  holdLists,
  orderEntries,
  removeEntry,
  retireEntry,
} from '../db/vocabulary/lists'
import { type Request, once } from '../rpc/once'
import { sweep } from '../seats/fill-seats'

type RetireEntryInput = v.InferOutput<typeof retireEntryInput>
type RemoveEntryInput = v.InferOutput<typeof removeEntryInput>
type OrderEntriesInput = v.InferOutput<typeof orderEntriesInput>

/** A foreign key that fails when something began to use the entry meanwhile. Another attempt refuses the removal. */
const usedMeanwhile = (error: unknown): boolean => /_(towns|categories|skills)_id_fk$/.test(constraintOf(error) ?? '')

const ID_LENGTH = 12
const newId = (of: ListName): string => `${of}-${randomUUID().replace(/-/g, '').slice(0, ID_LENGTH)}`

/** Version of a list: a hash of its entries, without the numbers of uses, which visits change. */
const versionOf = (entries: readonly ListEntry[]): string =>
  createHash('sha256')
    .update(JSON.stringify(entries.map(({ uses: _, unverified: __, ...entry }) => entry)))
    .digest('base64url')

export async function listOf(db: Querier, of: ListName): Promise<ListView> {
  const entries = await entriesOf(db, of)
  return { version: versionOf(entries), entries }
}

const namedOf = (words: ListWords[ListName]): Named => ({ name: words.name, within: 'townId' in words ? words.townId : '' })
const entryOf = (entry: ListEntry): Entry => ({ ...namedOf(entry), id: entry.id, isRetired: entry.isRetired, uses: entry.uses })

/** The list under the lock, if it is the one that the administrator saw. */
async function held(tx: Tx, of: ListName, version: string): Promise<ListEntry[] | null> {
  await holdLists(tx)
  const { entries, version: present } = await listOf(tx, of)
  return present === version ? entries : null
}

export const addToList = (ctx: Request, input: AddEntriesInput): Promise<AddEntriesAnswer> =>
  once(ctx, 'lists.add', input, async (tx) => {
    const { of, added } = input
    await holdLists(tx)
    const decision = decideAdding(of, (await entriesOf(tx, of)).map(entryOf), added.map(namedOf))
    if (!decision.ok) return decision
    const rows = added.map((words: ListWords[ListName]) => ({ id: newId(of), ...words }))
    if (!(await knowsAll(tx, rows))) return refuse('list-changed-meanwhile')
    await addEntries(tx, of, rows)
    await audit(tx, ctx, 'list.added', {
      of,
      name: rows
        .map(({ name }) => name)
        .slice(0, 20)
        .join('、'),
      added: rows.length,
    })
    return { ok: true, ids: rows.map(({ id }) => id) }
  })

export const editInList = (ctx: Request, input: EditEntryInput): Promise<ListAnswer> =>
  once(ctx, 'lists.edit', input, (tx) =>
    changed(tx, ctx, input, {
      action: 'list.edited',
      decide: (entries) => decideNaming(entries, input.entryId, namedOf(input.words)),
      apply: async () => {
        if (!(await knowsAll(tx, [input.words]))) return refuse('list-changed-meanwhile')
        await editEntry(tx, input.of, input.entryId, input.words)
        if (input.of === 'towns') await refreshSearchText(tx, ...(await activitiesInTown(tx, input.entryId)))
        return accept
      },
      details: {
        to: input.words.name,
        ...('needsVerification' in input.words ? { needsVerification: input.words.needsVerification } : {}),
      },
    }),
  )

export const retireInList = (ctx: Request, input: RetireEntryInput): Promise<ListAnswer> =>
  once(ctx, 'lists.retire', input, (tx) =>
    changed(tx, ctx, input, {
      action: input.isRetired ? 'list.retired' : 'list.offered-again',
      decide: (entries) => (input.isRetired ? decideRetiring(input.of, entries, input.entryId) : accept),
      apply: async () => {
        await retireEntry(tx, input.of, input.entryId, input.isRetired ? ctx.now : null)
        return accept
      },
    }),
  )

export const removeFromList = (ctx: Request, input: RemoveEntryInput): Promise<ListAnswer> =>
  once(
    ctx,
    'lists.remove',
    input,
    (tx) =>
      changed(tx, ctx, input, {
        action: 'list.removed',
        decide: (entries) => decideRemoval(input.of, entries, input.entryId),
        apply: async () => {
          await removeEntry(tx, input.of, input.entryId)
          return accept
        },
      }),
    usedMeanwhile,
  )

export const orderList = (ctx: Request, input: OrderEntriesInput): Promise<ListAnswer> =>
  once(ctx, 'lists.order', input, async (tx) => {
    const { of, ids, version } = input
    const entries = await held(tx, of, version)
    if (!entries) return refuse('list-changed-meanwhile')
    const decision = decideOrder(entries.map(entryOf), ids)
    if (!decision.ok) return decision
    await orderEntries(tx, of, ids)
    await audit(tx, ctx, 'list.ordered', { of })
    return { ok: true }
  })

interface Change {
  action: AuditAction
  decide: (entries: readonly Entry[]) => Decision<ListRefusal>
  apply: () => Promise<Decision<ListRefusal>>
  details?: Record<string, unknown>
}

/** One change of an entry of the list that the administrator saw. */
async function changed(
  tx: Tx,
  ctx: Request,
  { of, version, entryId }: { of: ListName; version: string; entryId: string },
  { action, decide, apply, details }: Change,
): Promise<ListAnswer> {
  const entries = await held(tx, of, version)
  const entry = entries?.find(({ id }) => id === entryId)
  if (!entries || !entry) return refuse('list-changed-meanwhile')
  const decision = decide(entries.map(entryOf))
  if (!decision.ok) return decision
  const applied = await apply()
  if (applied.ok) await audit(tx, ctx, action, { of, name: entry.name, ...details }, entryId)
  return applied
}

/** True if the base has the town, the category and the skills that the entries name. */
async function knowsAll(tx: Tx, rows: readonly ListWords[ListName][]): Promise<boolean> {
  const knows = async (of: ListName, ids: readonly (string | null)[]): Promise<boolean> => {
    const named = ids.filter((id) => id !== null)
    if (named.length === 0) return true
    const known = new Set((await entriesOf(tx, of)).map(({ id }) => id))
    return named.every((id) => known.has(id))
  }
  const within = rows.flatMap((words) => ('townId' in words ? words.townId : []))
  const filed = rows.flatMap((words) => ('categoryId' in words ? words : []))
  return (
    (await knows('towns', within)) &&
    (await knows(
      'categories',
      filed.map(({ categoryId }) => categoryId),
    )) &&
    (await knows(
      'skills',
      filed.flatMap(({ positions }) => positions.map(({ skillId }) => skillId)),
    ))
  )
}

const audit = (tx: Tx, ctx: Request, action: AuditAction, details: Record<string, unknown>, subjectId?: string): Promise<void> =>
  recordAudit(tx, { actorId: ctx.volunteer.id, action, ...(subjectId === undefined ? {} : { subjectId }), details }, ctx.now)

/** Fills seats of visits where people wait for a position that demands the skill, since more or fewer of them may qualify now. */
export async function sweepForSkill({ db, now }: Request, skillId: string): Promise<void> {
  for (const id of await activitiesAwaitedWith(db, skillId)) await sweep(db, id, now)
}
