/** The rule of the same name in SQL beside the rule of the domain: a roster verifies exactly the people whose names are the same. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { transact } from '../../../src/cloud/db/database'
import { verifyKnown, writeMembers } from '../../../src/cloud/db/people/members'
import { memberships, volunteers } from '../../../src/cloud/db/schema/people'
import { MARKS_OF_NAMES, SIMPLIFIED, TRADITIONAL, nameKey } from '../../../src/domain/people/names'
import { NOW, type TestBase, openBase } from '../../support/base'

let base: TestBase
beforeAll(async () => {
  base = await openBase()
})
afterAll(() => base.close())

const letters = fc.constantFrom(...Array.from(TRADITIONAL + SIMPLIFIED + MARKS_OF_NAMES), '样', '例', 'A', 'a', 'É', 'é', '𠮷')
const name = fc.array(letters, { minLength: 2, maxLength: 6 }).map((parts) => parts.join(''))
/** The name in another spelling, or another name. */
const spelled = (original: string) =>
  fc.oneof(
    name,
    fc
      .array(fc.constantFrom(...Array.from(MARKS_OF_NAMES), ''), { minLength: 6, maxLength: 6 })
      .map((marks) =>
        Array.from(original, (char, place) => `${SIMPLIFIED[TRADITIONAL.indexOf(char)] ?? char.toLowerCase()}${marks[place] ?? ''}`).join(
          '',
        ),
      ),
  )

test('a roster verifies a member of this phone if and only if the names are the same', async () => {
  const pair = name.chain((one) => spelled(one).map((other) => ({ one, other })))
  const pairs = fc.sample(pair, { numRuns: 400, seed: 7 })
  const people = pairs.map(({ one, other }, n) => ({ id: randomUUID(), one, other, phone: `138${String(n).padStart(8, '0')}` }))
  await transact(base.connection.db, async (tx) => {
    await tx
      .insert(volunteers)
      .values(people.map(({ id, one, phone }) => ({ id, openid: `openid-${id}`, name: one, phone, createdAt: NOW })))
    await tx.insert(memberships).values(people.map(({ id }) => ({ volunteerId: id, organisationId: 'nonggong', fromDay: '2026-01-01' })))
    const members = people.map(({ other, phone }) => ({ id: null, name: other, phone, skills: [], note: '', branch: '' }))
    await writeMembers(tx, 'nonggong', members, NOW)
    await verifyKnown(tx, { organisationId: 'nonggong' }, NOW)
    const stored = await tx.select({ id: memberships.volunteerId, verifiedAt: memberships.verifiedAt }).from(memberships)
    const verified = new Set(stored.flatMap(({ id, verifiedAt }) => (verifiedAt === null ? [] : [id])))
    const same = people.filter(({ one, other }) => nameKey(one) === nameKey(other))
    expect(same.length).toBeGreaterThan(50)
    expect(same.length).toBeLessThan(people.length)
    expect(people.filter(({ id }) => verified.has(id))).toEqual(same)
  })
})
