/** Refusals and concurrency of the databases, alike on the embedded one and the server. */
import { sql } from 'drizzle-orm'
import { iso } from '../../../src/cloud/db/columns'
import { constraintOf, isAborted, rowsOf, seeOneState, sqlStateOf, transact, undoAlways, undoRefused } from '../../../src/cloud/db/database'
import { hour } from '../../../src/domain/calendar/calendar'
import { DATABASES } from '../../support/databases'
import { AT, eachThing, errorOf, things } from './things'

describe.each(DATABASES)('the driver of %s', (kind) => {
  const { connection, ask, add, ids } = eachThing(kind)

  describe('refuses with a code and the name of the broken constraint:', () => {
    const during = (from: number) => sql`tstzrange(${iso(from)}, ${iso(from + hour)})`
    beforeEach(() => add(1, { name: '甲', during: during(AT) as never }))

    it.each([
      ['a key twice', () => add(1), '23505', 'things_pkey'],
      ['a check', () => add(2, { name: '' }), '23514', 'things_named'],
      ['a span that overlaps', () => add(2, { name: '甲', during: during(AT + hour / 2) as never }), '23P01', 'things_apart'],
      ['a reference to nothing', () => connection().db.execute(sql`insert into parts values (1, 9)`), '23503', 'parts_thing_fkey'],
      ['no such table', () => connection().db.execute(sql`select 1 from nowhere`), '42P01', undefined],
    ])('%s', async (_what, work, state, constraint) => {
      const error = await errorOf(work())
      expect([sqlStateOf(error), constraintOf(error), isAborted(error)]).toEqual([state, constraint, false])
    })

    it('but takes spans that only touch', async () => {
      await add(2, { name: '甲', during: during(AT + hour) as never })
      expect(await ids()).toEqual([1, 2])
      expect(await ask(sql`select count(*) as count from things where during @> ${iso(AT + hour)}::timestamptz`)).toEqual([{ count: 1 }])
    })

    it('an error that a function of the database raises', async () => {
      const work = connection().db.execute(
        sql`do $$ begin raise exception 'no' using errcode = 'check_violation', constraint = 'own'; end $$`,
      )
      const error = await errorOf(work)
      expect([sqlStateOf(error), constraintOf(error)]).toEqual(['23514', 'own'])
    })
  })

  describe('a transaction', () => {
    it('commits all or nothing', async () => {
      await transact(connection().db, (tx) => tx.insert(things).values({ id: 1 }))
      const undone = transact(connection().db, async (tx) => {
        await tx.insert(things).values({ id: 2 })
        throw new Error('changed my mind')
      })
      expect(await errorOf(undone)).toMatchObject({ message: 'changed my mind' })
      expect(await ids()).toEqual([1])
    })

    it('undoes a part of it alone: writes before a refusal, writes of a trial, and writes that break a rule', async () => {
      await transact(connection().db, async (tx) => {
        await undoRefused(tx, async (inner) => {
          await inner.insert(things).values({ id: 1 })
          return { ok: false }
        })
        await undoRefused(tx, async (inner) => {
          await inner.insert(things).values({ id: 2 })
          return { ok: true }
        })
        await undoAlways(tx, (inner) => inner.insert(things).values({ id: 3 }))
        const broken = tx.transaction((inner) => inner.insert(things).values({ id: 2 }))
        expect(constraintOf(await errorOf(broken))).toBe('things_pkey')
        await tx.insert(things).values({ id: 4 })
      })
      expect(await ids()).toEqual([2, 4])
    })

    it.each(['40001', '40P01'])('is tried again when the database chose it as a victim: %s', async (code) => {
      const attempts = await transact(connection().db, async (tx, attempt) => {
        await tx.insert(things).values({ id: attempt })
        if (attempt < 2) await tx.execute(sql`do ${sql.raw(`$$ begin raise exception 'gave way' using errcode = '${code}'; end $$`)}`)
        return attempt + 1
      })
      expect([attempts, await ids()]).toEqual([3, [2]])
    })

    it('is tried again when its caller says that another got there first, and not after other errors', async () => {
      await add(0)
      const lost = (error: unknown) => constraintOf(error) === 'things_pkey'
      await transact(connection().db, (tx, attempt) => tx.insert(things).values({ id: attempt }), lost)
      expect(await ids()).toEqual([0, 1])
      const other = transact(
        connection().db,
        (tx) => tx.insert(things).values({ id: 0 }),
        () => false,
      )
      expect(constraintOf(await errorOf(other))).toBe('things_pkey')
    })

    it('sees one state when it asks for a snapshot first', async () => {
      const seen = await transact(connection().db, async (tx) => {
        await seeOneState(tx)
        return rowsOf(tx, sql`show transaction_isolation`)
      })
      expect(seen).toEqual([{ transaction_isolation: 'repeatable read' }])
    })

    it('takes locks: shared and exclusive ones on an activity, and ones on rows that nobody has locked', async () => {
      await add(1)
      const id = '0a0a0a0a-0000-4000-8000-000000000001'
      const taken = await transact(connection().db, async (tx) => {
        await tx.execute(sql`select hold_seats_together(${id}::uuid), pg_advisory_xact_lock(1)`)
        await tx.execute(sql`select hold_seats_alone(${id}::uuid)`)
        return rowsOf(tx, sql`select id from things order by id limit 1 for update skip locked`)
      })
      expect(taken).toEqual([{ id: 1 }])
    })
  })

  it('runs concurrent calls, each in a transaction of its own', async () => {
    const added = await Promise.all(
      Array.from({ length: 12 }, (_, id) =>
        transact(connection().db, async (tx) => {
          await tx.insert(things).values({ id })
          return (await rowsOf<{ id: number }>(tx, sql`select id from things where id = ${id}`))[0]?.id
        }),
      ),
    )
    expect(added).toEqual(await ids())
  })
})
