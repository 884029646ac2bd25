/** The opening code: how a base gets its first administrator. */
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { makeFirstOpening, makeOpening } from '../../../src/cloud/people/opening'
import { openingCodes } from '../../../src/cloud/db/schema/sessions'
import { type TestBase, NOW, openBase } from '../../support/base'

let base: TestBase
beforeAll(async () => {
  base = await openBase()
})
afterAll(() => base.close())

const code = () => makeOpening(base.connection.db, NOW)

test('a volunteer with the code is the administrator from then on, and the code is used up', async () => {
  const [chen, hu] = [await base.aVolunteer(), await base.aVolunteer()]
  const opening = await code()
  expect(opening).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  expect(await base.as(chen).sessions.open({ code: opening.toLowerCase().replaceAll('-', ' ') })).toEqual({ ok: true })
  expect((await base.as(chen).session.get()).isAdministrator).toBe(true)
  expect(await base.as(hu).sessions.open({ code: opening })).toEqual({ ok: false, reason: 'opening-over' })
  expect((await base.as(hu).session.get()).isAdministrator).toBe(false)
  const log = await base.as(chen).audit.list({ actions: ['role.given'] })
  expect(log.items[0]).toMatchObject({ actor: { id: chen.id }, details: { role: 'administrator', by: 'opening-code' } })
})

test('five wrong codes end the tries of an account, also at the same moment, and nobody voids the code for its owner', async () => {
  const [guesser, owner] = [await base.aVolunteer(), await base.aVolunteer()]
  const opening = await code()
  const tries = Array.from({ length: 5 }, () => base.as(guesser).sessions.open({ code: 'AAAA-AAAA-AAAA' }))
  const left = (await Promise.all(tries)).map((answer) => (answer.ok ? '' : answer.about))
  expect(left.sort((one = '', next = '') => one.localeCompare(next))).toEqual(['0', '1', '2', '3', '4'])
  expect(await base.as(guesser).sessions.open({ code: opening })).toEqual({ ok: false, reason: 'opening-over' })
  expect(await base.as(owner).sessions.open({ code: opening })).toEqual({ ok: true })
})

test('a new code voids the one before', async () => {
  const chen = await base.aVolunteer()
  const [old, fresh] = [await code(), await code()]
  expect(await base.as(chen).sessions.open({ code: old })).toMatchObject({ reason: 'opening-wrong' })
  expect(await base.as(chen).sessions.open({ code: fresh })).toEqual({ ok: true })
})

test('a code is refused after a day, and a moment before it is not', async () => {
  const chen = await base.aVolunteer()
  const opening = await code()
  expect(await base.as(chen, NOW + 24 * hour).sessions.open({ code: opening })).toMatchObject({ reason: 'opening-over' })
  expect(await base.as(chen, NOW + 24 * hour - 1).sessions.open({ code: opening })).toEqual({ ok: true })
})

test('of servers that start together one makes a code, which is valid; one that starts later makes another', async () => {
  const { db } = base.connection
  await db.delete(openingCodes)
  const codes = await Promise.all(Array.from({ length: 4 }, () => makeFirstOpening(db, NOW)))
  const made = codes.filter((one) => one !== null)
  expect(made).toHaveLength(1)
  expect(await makeFirstOpening(db, NOW + 2 * minute - 1)).toBeNull()
  expect(await base.as(await base.aVolunteer()).sessions.open({ code: made[0] ?? '' })).toEqual({ ok: true })
  expect(await makeFirstOpening(db, NOW + 1)).not.toBeNull()
  expect(await makeFirstOpening(db, NOW + 1 + 2 * minute)).not.toBeNull()
})
