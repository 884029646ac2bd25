import { day, hour } from '../../../src/domain/calendar/calendar'
import { againWords } from '../../../src/domain/sign-ups/again-words'
import { type SeatHolder, refusalsAgain } from '../../../src/domain/sign-ups/asked-again'
import { aProfile, anActivity, end, start } from '../examples'

const demand = { skillId: 'medicine', skillName: '临床医疗', verified: true }
const holder = (change: Partial<SeatHolder> = {}, person: Partial<SeatHolder['person']> = {}): SeatHolder => ({
  person: {
    hasAccount: true,
    volunteer: aProfile(),
    organisation: null,
    demand,
    activity: { id: 'this', startsAt: start, endsAt: end },
    own: [],
    ...person,
  },
  clashTitle: null,
  signedUpAt: start - 2 * day,
  isInTeam: false,
  signUpClosesAt: anActivity().signUpClosesAt,
  reservedFor: null,
  ...change,
})
const expired = aProfile({ skills: [{ skillId: 'medicine', verified: true, expiresAt: start }] })
const overlapping = { activityId: 'other', status: 'confirmed' as const, startsAt: start + hour, endsAt: end + hour }

test.each<[string, SeatHolder, string[]]>([
  ['everything is still right', holder(), []],
  ['the licence ends before the new day', holder({}, { volunteer: expired }), ['skill-expired']],
  [
    'the licence ends on the new day after the start',
    holder({}, { volunteer: aProfile({ skills: [{ skillId: 'medicine', verified: true, expiresAt: start + 1 }] }) }),
    [],
  ],
  ['the consent was withdrawn', holder({}, { volunteer: aProfile({ consents: [] }) }), ['consent-missing']],
  ['the person left the organisation for which they come', holder({}, { organisation: { id: 'minge', name: '民革' } }), ['not-a-member']],
  ['another visit is at the new time', holder({ clashTitle: '义诊' }, { own: [overlapping] }), ['overlaps']],
  ['the other visit ends when this one starts', holder({}, { own: [{ ...overlapping, startsAt: start - hour, endsAt: start }] }), []],
  ['the sign-up was made when sign-up for the new day is closed', holder({ signedUpAt: start }), ['sign-up-closed']],
  ['the sign-up was made a moment before', holder({ signedUpAt: start - 1 }), []],
  ['a team named the person later', holder({ signedUpAt: start, isInTeam: true }), []],
  ['the seat is kept for another organisation', holder({ reservedFor: '农工党' }), ['seat-reserved']],
  [
    'a person without an account whom a leader named',
    holder({}, { hasAccount: false, volunteer: aProfile({ consents: [] }), demand: null }),
    [],
  ],
  [
    'several things at once, each of which is named',
    holder({ reservedFor: '农工党', clashTitle: '义诊' }, { volunteer: expired, own: [overlapping] }),
    ['seat-reserved', 'skill-expired', 'overlaps'],
  ],
])('a moved visit: %s', (_why, facts, reasons) => {
  expect(refusalsAgain(facts).map(({ reason }) => reason)).toEqual(reasons)
})

test('reasons are told with their detail', () => {
  const facts = holder({ clashTitle: '义诊' }, { volunteer: expired, own: [overlapping] })
  expect(refusalsAgain(facts).map(againWords)).toEqual(['「临床医疗」证书到那天已过期', '和「义诊」时间重叠'])
})
