import fc from 'fast-check'
import { NOTHING_SAID, contactOf, movedFrom } from '../../../src/domain/activities/coming'
import { day, dayOf, hour } from '../../../src/domain/calendar/calendar'
import { start } from '../examples'

const lead = { name: '农工党', phone: '0579-87100001' }
const base = { name: '基地', phone: '0579-87100002' }

test.each([
  ["the visit's own number", { contactName: '陈样例', contactPhone: '13900000001' }, lead, base, { name: '陈样例', phone: '13900000001' }],
  ['an own number without a name, under the organisation', { contactPhone: '13900000001' }, lead, base, { ...lead, phone: '13900000001' }],
  ["the organisation's number", {}, lead, base, lead],
  ["the base's number", {}, { ...lead, phone: '' }, base, base],
  ['a name without a number: the organisation', { contactName: '陈样例' }, lead, base, lead],
])('residents call %s', (_name, said, organisation, office, expected) => {
  expect(contactOf({ ...NOTHING_SAID, ...said }, organisation, office)).toEqual(expected)
})

test.each([[null], [{ name: '基地', phone: '' }]])('without any number nobody is named: %j', (office) => {
  expect(contactOf(NOTHING_SAID, { ...lead, phone: '' }, office)).toBeNull()
})

test('a public visit that moves to another day keeps its first announced start, however often it moves', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }), (moves) => {
      let visit = { startsAt: start, movedFrom: null as number | null }
      for (const days of moves) {
        const to = start + days * day
        visit = { startsAt: to, movedFrom: movedFrom({ startsAt: visit.startsAt, movedFrom: visit.movedFrom, isPublic: true }, to) }
      }
      expect(visit.movedFrom).toBe(dayOf(visit.startsAt) === dayOf(start) ? null : start)
    }),
  )
})

test('another hour of the same day is no move to another day', () => {
  expect(movedFrom({ startsAt: start, movedFrom: null, isPublic: true }, start + hour)).toBeNull()
})

test('a draft moves freely', () => {
  expect(movedFrom({ startsAt: start, movedFrom: null, isPublic: false }, start + day)).toBeNull()
})
