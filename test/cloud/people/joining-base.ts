/** Two people who look like one, and the state of everything that refers to people. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { COMPUTED, MOVED } from '../../../src/cloud/db/people/person-columns'
import { volunteers } from '../../../src/cloud/db/schema/people'
import type { Instant } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase } from '../../support/base'

let phones = 0

/** Two accounts with one name and phone; the first is the earlier. */
export async function twoAccounts(base: TestBase, facts: Parameters<TestBase['aVolunteer']>[0] = {}): Promise<[Person, Person]> {
  const phone = `137${String(++phones).padStart(8, '0')}`
  const pair: Person[] = []
  for (const createdAt of [NOW - 1000, NOW]) {
    const person = await base.aVolunteer({ name: `双样例`, organisationIds: ['minge'], ...facts })
    await base.connection.db.update(volunteers).set({ phone, createdAt }).where(eq(volunteers.id, person.id))
    pair.push(person)
  }
  return pair as [Person, Person]
}

/** A person without an account. */
export async function aWalkIn(base: TestBase, name: string, phone = ''): Promise<string> {
  const id = randomUUID()
  await base.connection.db.insert(volunteers).values({ id, openid: null, name, phone, createdAt: NOW })
  return id
}

export const joinsFor = (base: TestBase, organiser: Person, now: Instant = NOW) => ({
  join: (kept: { id: string }, joined: { id: string }, requestId: string = randomUUID()) =>
    base.as(organiser, now).people.join({ requestId, keptId: kept.id, joinedId: joined.id }),
  undo: (joiningId: string) => base.as(organiser, now).people.undo({ requestId: randomUUID(), joiningId }),
  apart: (kept: { id: string }, joined: { id: string }) =>
    base.as(organiser, now).people.tellApart({ requestId: randomUUID(), keptId: kept.id, joinedId: joined.id }),
  found: async () => (await base.as(organiser, now).people.alike()).pairs,
})

/** Rows of these people in every table whose rows move or are computed again, without the times of changes and of answers. */
export async function stateOf(base: TestBase, people: readonly { id: string }[]): Promise<Record<string, unknown[]>> {
  const ids = JSON.stringify(people.map(({ id }) => id))
  const state: Record<string, unknown[]> = {}
  for (const name of [...MOVED.map(({ table, column }) => `${table}.${column}`), ...COMPUTED]) {
    const [table = '', column = ''] = name.split('.')
    const rows = await rowsOf<{ row: object }>(
      base.connection.db,
      sql`select to_jsonb(r) - 'changed_at' as row from ${sql.identifier(table)} r
        where r.${sql.identifier(column)} in (select value::uuid from json_array_elements_text(${ids}::json))`,
    )
    state[name] = rows.map(({ row }) => JSON.stringify(row)).sort()
  }
  return state
}
