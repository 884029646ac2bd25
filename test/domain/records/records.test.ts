/** Closing of days, disputes of records, and content of proofs. */
import { hour, instantAt, minute } from '../../../src/domain/calendar/calendar'
import { type DayFacts, decideClosing } from '../../../src/domain/records/closing'
import { accept, refuse } from '../../../src/domain/decision'
import {
  type ProvedRecord,
  disputedSince,
  hasChanged,
  maskName,
  proofCodeInGroups,
  readProofCode,
  saysTheSame,
} from '../../../src/domain/records/proof'
import { contentOf, decideDispute } from '../../../src/domain/records/service-record'

const startsAt = instantAt('2027-01-09', '08:30')
const endsAt = startsAt + 3 * hour
const visit = { status: 'published', endsAt } as const
const looked: DayFacts = { isClosed: false, marks: 12, seenMarks: 12, missingOuts: 0, inQuestion: 0, openDisputes: 0 }

test.each([
  ['all marks were seen', {}, endsAt, accept],
  ['a minute before the end', {}, endsAt - minute, refuse('not-over')],
  ['closed before', { isClosed: true }, endsAt, refuse('already-closed')],
  ['a mark arrived since', { marks: 13 }, endsAt, refuse('seen-too-early')],
  ['two volunteers have no out mark', { missingOuts: 2 }, endsAt, refuse('outs-missing', '2')],
  ['two have no out mark a day later', { missingOuts: 2 }, endsAt + 25 * hour, refuse('outs-missing', '2')],
  ['three volunteers have unanswered findings', { inQuestion: 3, openDisputes: 1 }, endsAt, refuse('findings-open', '3')],
  ['missing out marks come before other findings', { missingOuts: 1, inQuestion: 3 }, endsAt, refuse('outs-missing', '1')],
  ['a dispute has no answer', { openDisputes: 1 }, endsAt, refuse('disputes-open', '1')],
  ['new marks are refused before missing ones', { marks: 13, missingOuts: 1, openDisputes: 1 }, endsAt, refuse('seen-too-early')],
])('closing a day: %s', (_why, change, now, expected) => {
  expect(decideClosing(visit, { ...looked, ...change }, now)).toEqual(expected)
})

test('a cancelled visit cannot be closed', () => {
  expect(decideClosing({ status: 'cancelled', endsAt }, looked, endsAt)).toEqual(refuse('not-over'))
})

const known = { isKnown: true, hasOpenDispute: false }
test.each([
  ['after the end', known, endsAt, accept],
  ['a minute before', known, endsAt - minute, refuse('not-over')],
  ['by a stranger', { ...known, isKnown: false }, endsAt, refuse('not-there')],
  ['while another waits for its answer', { ...known, hasOpenDispute: true }, endsAt, refuse('already-disputed')],
])('disputing a record %s', (_why, volunteer, now, expected) => {
  expect(decideDispute(visit, volunteer, now)).toEqual(expected)
})

test.each([
  ['登记', ['量血压', '写春联'], '登记：量血压、写春联'],
  [null, ['量血压'], '量血压'],
  ['登记', [], '登记'],
  [null, [], '志愿服务'],
])('the content of position %s with services %j', (position, services, expected) => {
  expect(contentOf(position, services)).toBe(expected)
})

test.each([
  ['as on paper', 'ABCD-EFGH-JKMN', 'ABCDEFGHJKMN'],
  ['in small letters, with blanks', ' abcd efgh jkmn ', 'ABCDEFGHJKMN'],
  ['full-width', 'ＡＢＣＤ－ＥＦＧＨ－ＪＫＭＮ', 'ABCDEFGHJKMN'],
  ['too short', 'ABCD-EFGH-JKM', null],
  ['with a letter that no code has', 'ABCD-EFGH-JKMO', null],
  ['as an empty text', '', null],
])('a code typed %s', (_why, typed, expected) => {
  expect(readProofCode(typed)).toBe(expected)
})

test('a code is printed in groups of four characters', () => {
  expect(proofCodeInGroups('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN')
})

test.each([
  ['陈样例', '陈**'],
  ['欧阳样例', '欧阳**'],
])('the public sees %s as %s', (name, expected) => {
  expect(maskName(name)).toBe(expected)
})

const record: ProvedRecord = {
  activityId: 'a',
  title: '健康驿站义诊',
  startsAt,
  endsAt,
  place: '唐先镇卫生院',
  content: '登记：量血压',
  minutes: 180,
  organisation: '农工党示范县基层委员会',
  organisationIds: ['nonggong', 'hospital'],
  inCharge: '林演示',
}

test.each([
  ['the same record', [record], false],
  ['the same record, and another visit since', [record, { ...record, activityId: 'b' }], false],
  ['another spelling of the person in charge', [{ ...record, inCharge: '林演' }], false],
  ['another name of a body', [{ ...record, organisation: '农工党示范市委员会' }], false],
  ['a body merged into another', [{ ...record, organisationIds: ['nonggong', 'clinic'] }], false],
  ['both bodies merged into one', [{ ...record, organisationIds: ['clinic'] }], true],
  ['another body', [{ ...record, organisationIds: ['nonggong', 'minge'] }], true],
  ['one body less', [{ ...record, organisationIds: ['nonggong'] }], true],
  ['one body more', [{ ...record, organisationIds: ['nonggong', 'hospital', 'minge'] }], true],
  ['other minutes', [{ ...record, minutes: 120 }], true],
  ['another time', [{ ...record, startsAt: startsAt + minute }], true],
  ['no record', [], true],
])('a proof has changed or not, by the records of today: %s', (_why, today, expected) => {
  expect(hasChanged([record], today, new Map([['hospital', 'clinic']]))).toBe(expected)
})

test('a proof whose bodies were merged into one has not changed', () => {
  const merged = new Map([['hospital', 'nonggong']])
  expect(hasChanged([record], [{ ...record, organisationIds: ['nonggong'] }], merged)).toBe(false)
})

test('a proof without ids of bodies compares their names', () => {
  const { organisationIds: _ids, ...older } = record
  expect(hasChanged([older], [record])).toBe(false)
  expect(hasChanged([older], [{ ...record, organisation: '民革' }])).toBe(true)
})

test('a record is under dispute until the answer', () => {
  expect(disputedSince(undefined)).toBeNull()
  expect(disputedSince({ createdAt: 5, answeredAt: null })).toBe(5)
  expect(disputedSince({ createdAt: 5, answeredAt: 9 })).toBeNull()
})

const content = { name: '陈样例', year: 2027, issuer: '示范基地', records: [record] }
test.each([
  ['the same', content, true],
  ['another name', { ...content, name: '陈例' }, false],
  ['another year', { ...content, year: 2026 }, false],
  ['one more record', { ...content, records: [record, record] }, false],
  ['one record fewer', { ...content, records: [] }, false],
  ['other minutes', { ...content, records: [{ ...record, minutes: 1 }] }, false],
  ['another name of a body', { ...content, records: [{ ...record, organisation: '农工党示范市委员会' }] }, false],
  ['another person in charge', { ...content, records: [{ ...record, inCharge: '胡示范' }] }, false],
])('two proofs have the same content or not: %s', (_why, other, expected) => {
  expect(saysTheSame(content, other)).toBe(expected)
})

test('two proofs of several records are the same only if each record is', () => {
  const several = { ...content, records: [record, { ...record, activityId: 'b' }] }
  expect(saysTheSame(several, { ...several })).toBe(true)
  expect(saysTheSame(several, { ...several, records: [record, { ...record, activityId: 'b', minutes: 1 }] })).toBe(false)
})
