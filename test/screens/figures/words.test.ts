/** Texts of the pages of figures. */
import { filterInput } from '../../../src/screens/figures/audit/filter'
import { ACTIONS, KINDS, detailsOf, sentenceOf } from '../../../src/screens/figures/audit/words'
import { recordFilterOf } from '../../../src/screens/figures/figure-records/record-filter'
import { scopesOf } from '../../../src/screens/figures/scope'
import { readPoints } from '../../../src/screens/figures/scores/read-points'
import { scoreChanges } from '../../../src/screens/figures/scores/words'
import { barLength, changesOf, changesSince, figureInWords, mergedWords } from '../../../src/screens/figures/words'
import type { SessionView } from '../../../src/contract/people/profile'
import { instantAt } from '../../../src/domain/calendar/calendar'

const line = { activities: 3, people: 5, turns: 8, minutes: 600, served: 40 }
const logged = { id: 1, at: 0, action: 'sign-up.removed', actor: { id: 'a', name: '周组织' }, activity: null, details: null } as const

test.each([
  [12, '12'],
  [1_223, '1,223'],
  [21_000, '2.1万'],
  [12.5, '12.5'],
  [1 / 3, '0.3'],
  // Sums of thirds have a rounding error in the last digits.
  [2.9999999, '3'],
])('%f is shown as %s', (value, words) => {
  expect(figureInWords(value)).toBe(words)
})

test('a figure that reads differently than when the year was closed is shown with both numbers', () => {
  expect(changesSince(line, { ...line, minutes: 601 })).toEqual([])
  expect(changesSince(line, { ...line, turns: 9, people: 6 }).map(({ words }) => words)).toEqual([
    '人次：封存时 8，现在 9',
    '人：封存时 5，现在 6',
  ])
})

const declared = { people: 0, turns: 0, minutes: 0 }

test('changed figures of organisations are shown, even of an organisation without figures when the year was closed', () => {
  const figures = { totals: line, months: [], categories: [], towns: [], organisations: [{ id: 'minge', name: '民革', ...line, declared }] }
  const added = { id: 'jiusan', name: '九三学社', ...line, activities: 0, people: 0, minutes: 0, served: 0, turns: 1, declared }
  const now = { ...figures, organisations: [{ id: 'minge', name: '民革', ...line, declared, turns: 7 }, added] }
  expect(changesOf({ at: 0, by: '', figures, merged: [] }, now).map(({ words }) => words)).toEqual([
    '民革 人次：封存时 8，现在 7',
    '九三学社 人次：封存时 0，现在 1',
  ])
  expect(changesOf({ at: 0, by: '', figures: { totals: line }, merged: [] }, now)).toEqual([])
})

test('the stored points of merged organisations are added up under the remaining one', () => {
  const score = (organisationId: string, name: string, led: number) => ({
    organisationId,
    name,
    deeds: { led, hosted: 0, turns: 0, minutes: 0, served: 0 },
    lines: [{ kind: 'led' as const, count: led, points: led * 10 }],
    total: led * 10,
  })
  const into = { id: 'minge', name: '民革' }
  const kept = [
    { ...score('minge', '民革', 2), mergedInto: null },
    { ...score('jiusan', '九三学社', 3), mergedInto: into },
  ]
  expect(scoreChanges(kept, [score('minge', '民革', 5)])).toEqual([])
  expect(scoreChanges(kept, [score('minge', '民革', 4), score('zhigong', '致公党', 1)]).map(({ words }) => words)).toEqual([
    '民革 牵头活动：封存时 5 场，现在 4 场',
    '致公党 牵头活动：封存时 0 场，现在 1 场',
  ])
  const closed = { at: 0, by: '', figures: { totals: line }, merged: [{ name: '九三学社', into: '民革' }] }
  expect(mergedWords(closed)).toBe('九三学社后来并入民革，封存时的数字合在一起。')
})

test('a bar is as long as its share of the longest, is visible for the smallest share, and missing for zero', () => {
  expect([barLength(50, 100), barLength(100, 100), barLength(0.01, 100), barLength(0, 100), barLength(0, 0)]).toEqual([50, 100, 2, 0, 0])
})

test('the administrator may read the base, an organiser their organisations, everybody their own figures', () => {
  const session = (isAdministrator: boolean, organises: SessionView['organises']) =>
    ({ isAdministrator, organises, profile: {} }) as unknown as SessionView
  expect(scopesOf(session(true, [])).map(({ id }) => id)).toEqual(['base', 'own'])
  expect(scopesOf(session(false, [{ id: 'minge', name: '民革', isTrusted: true }])).map(({ id }) => id)).toEqual(['minge', 'own'])
})

test('an address filters only by known parameters; an unknown part is dropped', () => {
  expect(recordFilterOf({ month: '3', town: '' })).toEqual({ month: 3, town: '' })
  expect(recordFilterOf({ kept: 'minge' })).toEqual({ kept: 'minge' })
  expect(recordFilterOf({ part: 'lead' })).toEqual({ part: 'lead' })
  expect(recordFilterOf({ part: 'partner' })).toEqual({})
})

test('a line of the log names the actor or the scheduled job, the action and the person', () => {
  expect(sentenceOf({ ...logged, subject: { personId: 'b', name: '胡示范' } })).toBe('周组织：请「胡示范」退出了报名')
  expect(sentenceOf({ ...logged, actor: null, action: 'sign-up.moved-up', subject: null })).toBe('到点自动：从候补转为确认')
  expect(detailsOf({ ...logged, subject: null, details: { reason: '下雨', marks: ['1'] } })).toBe('原因：下雨')
  expect(detailsOf({ ...logged, subject: null, details: { deviceId: 'x' } })).toBeNull()
})

test('every action of the log belongs to one filter', () => {
  const narrowed = KINDS.flatMap(({ actions }) => actions)
  expect([...narrowed].sort((one, other) => one.localeCompare(other))).toEqual(
    Object.keys(ACTIONS).sort((one, other) => one.localeCompare(other)),
  )
})

test('the log’s filter includes its first and last day, and an empty filter has no effect', () => {
  const all = { kind: '', from: '', until: '', activity: null, person: null }
  expect(filterInput(all)).toEqual({})
  expect(filterInput({ ...all, from: '2027-03-01', until: '2027-03-01', kind: 'year' })).toEqual({
    actions: ['year.closed', 'scoring.changed'],
    from: instantAt('2027-03-01', '00:00'),
    until: instantAt('2027-03-02', '00:00'),
  })
})

test.each([
  ['2', 2],
  ['０.５', 0.5],
  ['1000', 1000],
  ['1000.01', null],
  ['-1', null],
  ['1e3', null],
  ['0.123', null],
  ['', null],
])('points typed as %s', (typed, points) => {
  expect(readPoints(typed)).toBe(points)
})

test('a change of the base is told with its fields, and fields of an activity are not taken for them', () => {
  const changed = { ...logged, action: 'base.changed', details: { fields: ['name', 'contactPhone', 'callingHours'] } } as const
  expect(sentenceOf({ ...changed, subject: null })).toBe('周组织：改了基地的名称或电话')
  expect(detailsOf({ ...changed, subject: null })).toBe('名称、电话、接电话的时间')
  expect(detailsOf({ ...changed, action: 'activity.change-submitted', subject: null })).toBeNull()
})
