import { hour } from '../../src/domain/calendar/calendar'
import { accept, refuse } from '../../src/domain/decision'
import {
  LARGEST_TEAM,
  type NamedPerson,
  type TeamFacts,
  type TeamPart,
  decideJoining,
  decideMember,
  decideNaming,
  decideNewName,
  decideReplacing,
  decideShrinking,
  decideTeam,
} from '../../src/domain/teams'
import { aProfile, anActivity, end, start } from './examples'

const now = start - 3 * 24 * hour
const activity = { id: 'this', version: 1, ...anActivity() }
const organisation = { id: 'nonggong', name: '农工党' }
const named = (name: string, change: Partial<NamedPerson> = {}): NamedPerson => ({ name, accounts: 0, profile: null, own: [], ...change })
const part = (seats: number, change: Partial<TeamPart> = {}): TeamPart => ({
  position: { name: '秩序', capacity: 100, demand: null },
  seats,
  people: [],
  ...change,
})
const facts = (change: Partial<TeamFacts> = {}): TeamFacts => ({
  activity,
  seenVersion: 1,
  leader: aProfile(),
  organisation,
  parts: [part(2)],
  ...change,
})
const two = [named('王样例'), named('李样例')]
const cramped = { position: { name: '义诊', capacity: 3, demand: null } }

test.each([
  ['of two without names yet', {}, now, accept],
  ['of one', { parts: [part(1)] }, now, refuse('team-too-small', '2')],
  ['of two in two positions', { parts: [part(1), part(1)] }, now, accept],
  ['as large as teams may be', { parts: [part(LARGEST_TEAM)] }, now, accept],
  ['one larger than that', { parts: [part(LARGEST_TEAM), part(1)] }, now, refuse('team-too-large', '60')],
  ['that takes a whole position', { parts: [part(3, cramped)] }, now, accept],
  ['larger than a position', { parts: [part(2), part(4, cramped)] }, now, refuse('team-exceeds-position', '义诊')],
  ['for a position that is not there', { parts: [part(2), part(2, { position: undefined })] }, now, refuse('unknown-position')],
  ['from a form that was filled before a change', { seenVersion: 0 }, now, refuse('changed-meanwhile')],
  ['of a leader without a phone', { leader: aProfile({ phone: '' }) }, now, refuse('profile-incomplete')],
  ['of a leader who has not consented', { leader: aProfile({ consents: [] }) }, now, refuse('consent-missing')],
  ['of a leader of another organisation', { leader: aProfile({ organisationIds: ['minge'] }) }, now, refuse('not-a-member', '农工党')],
  ['after sign-up has closed', {}, start, refuse('sign-up-closed')],
  ['with a name twice', { parts: [part(1, { people: [two[0]!] }), part(1, { people: [two[0]!] })] }, now, refuse('name-twice', '王样例')],
  ['without names just before the names deadline', {}, activity.namesUntil - 1, accept],
  ['without names at the names deadline', {}, activity.namesUntil, refuse('names-missing')],
  ['with all names at the names deadline', { parts: [part(2, { people: two })] }, activity.namesUntil, accept],
  ['with one name too few at the names deadline', { parts: [part(3, { people: two })] }, activity.namesUntil, refuse('names-missing')],
  ['with what is no name', { parts: [part(2, { people: [named('7')] })] }, now, refuse('name-invalid', '7')],
] as const)('a team %s is accepted or refused', (_why, change, at, expected) => {
  expect(decideTeam(facts(change as Partial<TeamFacts>), at)).toEqual(expected)
})

const doctor = { skillId: 'medicine', skillName: '临床医疗', verified: true }
const driver = { skillId: 'driving', skillName: '驾驶', verified: false }
const elsewhere = { activityId: 'other', activityTitle: '送春联', status: 'confirmed', startsAt: start, endsAt: end } as const
const here = { ...elsewhere, activityId: 'this', activityTitle: '义诊' } as const

test.each([
  ['without an account', {}, null, accept],
  ['with one account', { accounts: 1, profile: aProfile() }, doctor, accept],
  ['whom two accounts may be', { accounts: 2 }, null, refuse('name-ambiguous', '王样例')],
  ['without an account, where a verified skill is demanded', {}, doctor, refuse('member-skill-unverified', '王样例')],
  ["without an account, where the leader's word is enough", {}, driver, accept],
  ['with an account that lacks the skill', { accounts: 1, profile: aProfile() }, driver, refuse('member-skill-missing', '王样例')],
  ['who has a place already', { own: [here] }, null, refuse('member-signed-up', '王样例')],
  ['who waits for a place already', { own: [{ ...here, status: 'waitlisted' }] }, null, refuse('member-signed-up', '王样例')],
  ['who has withdrawn', { own: [{ ...here, status: 'withdrawn' }] }, null, accept],
  ['who is elsewhere at that time', { own: [elsewhere] }, null, refuse('member-overlaps', '王样例（送春联）')],
  ['who only waits for a place elsewhere', { own: [{ ...elsewhere, status: 'waitlisted' }] }, null, accept],
] as const)('a named person %s is accepted or refused', (_who, change, demand, expected) => {
  expect(decideMember(named('王样例', change as Partial<NamedPerson>), demand, activity)).toEqual(expected)
})

test('a new name in a team is none that the team has', () => {
  expect(decideNewName('王样例', ['李样例'])).toEqual(accept)
  expect(decideNewName('王样例', ['李样例', '王样例'])).toEqual(refuse('name-twice', '王样例'))
})

test.each([
  ['while a seat has no name', { open: 1 }, now, accept],
  ['for a waiting team', { status: 'waitlisted' }, now, accept],
  ['when every seat has a name', { open: 0 }, now, refuse('team-full')],
  ['just before the names deadline', {}, activity.namesUntil - 1, accept],
  ['at the names deadline', {}, activity.namesUntil, refuse('names-closed')],
  ['at the start, which is refused before the deadline', {}, start, refuse('already-begun')],
  ['for a team that was withdrawn', { status: 'withdrawn' }, now, refuse('team-gone')],
] as const)('a person is named %s, or refused', (_when, change, at, expected) => {
  expect(decideNaming({ status: 'confirmed', open: 1, ...change }, activity, at)).toEqual(expected)
})

test('a named person is replaced until the start, in a team that there still is', () => {
  expect(decideReplacing({ status: 'confirmed' }, activity, start - 1)).toEqual(accept)
  expect(decideReplacing({ status: 'confirmed' }, activity, start)).toEqual(refuse('already-begun'))
  expect(decideReplacing({ status: 'cancelled' }, activity, now)).toEqual(refuse('team-gone'))
})

test.each([
  [5, accept],
  [3, accept],
  [2, refuse('team-names-exceed', '3')],
  [6, refuse('team-cannot-grow')],
])('five seats with three names become %i, or are refused', (wanted, expected) => {
  expect(decideShrinking({ seats: 5, named: 3 }, wanted)).toEqual(expected)
})

const joining = {
  activity,
  team: { status: 'confirmed', organisation },
  open: 1,
  isNamed: false,
  demand: null,
  volunteer: aProfile(),
  own: [],
} as const
test.each([
  ['with an open seat', {}, now, accept],
  ['without an open seat', { open: 0 }, now, refuse('team-full')],
  ['whom the leader named, without an open seat', { open: 0, isNamed: true }, now, accept],
  ['whom the leader named, after the names deadline', { isNamed: true }, activity.namesUntil, accept],
  ['after the names deadline', {}, activity.namesUntil, refuse('names-closed')],
  ['whom the leader named, at the start', { isNamed: true }, start, refuse('already-begun')],
  ['to a cancelled visit', { activity: { ...activity, status: 'cancelled' } }, now, refuse('activity-cancelled')],
  ['of another organisation', { volunteer: aProfile({ organisationIds: [] }) }, now, refuse('not-a-member', '农工党')],
  ['without the skill', { demand: driver }, now, refuse('skill-missing', '驾驶')],
  ['who has a place already', { own: [here] }, now, refuse('already-signed-up')],
  ['who had a place, and withdrew', { own: [{ ...here, status: 'withdrawn' }] }, now, accept],
  ['who has withdrawn elsewhere', { own: [{ ...elsewhere, status: 'withdrawn' }] }, now, accept],
  ['who is elsewhere at that time', { own: [elsewhere] }, now, refuse('overlaps', '送春联')],
])('a volunteer joins by the invitation %s, or is refused', (_who, change, at, expected) => {
  expect(decideJoining({ ...joining, ...change } as Parameters<typeof decideJoining>[0], at)).toEqual(expected)
})
