import { day, hour } from '../../../src/domain/calendar/calendar'
import { accept, refuse } from '../../../src/domain/decision'
import { type OwnSignUp, decideSignUp } from '../../../src/domain/sign-ups/sign-up'
import { aProfile, anActivity, end, someSignUpFacts, start } from '../examples'

const now = start - 3 * day
const activity = (change: object) => ({ activity: { id: 'this', version: 1, ...anActivity(change) } })
const own = (change: Partial<OwnSignUp>): OwnSignUp => ({
  activityId: 'other',
  activityTitle: '赶集日普法',
  status: 'confirmed',
  startsAt: start,
  endsAt: end,
  ...change,
})
const noConsent = aProfile({ consents: [] })

test.each([
  ['a doctor, in time, free that day', {}, accept],
  ['a draft', activity({ status: 'draft' }), refuse('not-published')],
  ['an activity that was called off', activity({ status: 'cancelled' }), refuse('activity-cancelled')],
  ['before sign-up opens', activity({ signUpOpensAt: now + 1 }), refuse('sign-up-not-open', String(now + 1))],
  ['when sign-up closes', activity({ signUpClosesAt: now }), refuse('sign-up-closed')],
  ['an activity that changed since the form was filled', { seenVersion: 2 }, refuse('changed-meanwhile')],
  ['a position of another activity', { position: undefined }, refuse('unknown-position')],
  ['no name yet', { volunteer: aProfile({ name: '' }) }, refuse('profile-incomplete')],
  ['a phone number of ten digits', { volunteer: aProfile({ phone: '1380000000' }) }, refuse('profile-incomplete')],
  ['no consent', { volunteer: noConsent }, refuse('consent-missing')],
  [
    'a member with the general consent only',
    { volunteer: aProfile({ consents: aProfile().consents.filter(({ kind }) => kind === 'personal-data') }) },
    refuse('consent-missing'),
  ],
  [
    'the general consent only, without an organisation',
    { volunteer: aProfile({ organisationIds: [], consents: aProfile().consents.filter(({ kind }) => kind === 'personal-data') }) },
    accept,
  ],
  [
    'consent to an older text',
    { volunteer: aProfile({ consents: [{ kind: 'personal-data', version: '2020-01', givenAt: 0 }] }) },
    refuse('consent-missing'),
  ],
  ['for an organisation that they belong to', { organisation: { id: 'nonggong', name: '农工党' } }, accept],
  ['for an organisation that they do not belong to', { organisation: { id: 'minge', name: '民革' } }, refuse('not-a-member', '民革')],
  ['without the skill', { volunteer: aProfile({ skills: [] }) }, refuse('skill-missing', '临床医疗')],
  [
    'with the skill, not verified',
    { volunteer: aProfile({ skills: [{ skillId: 'medicine', verified: false, expiresAt: null }] }) },
    refuse('skill-unverified', '临床医疗'),
  ],
  [
    'with a licence that ends with the start',
    { volunteer: aProfile({ skills: [{ skillId: 'medicine', verified: true, expiresAt: start }] }) },
    refuse('skill-expired', '临床医疗'),
  ],
  [
    'with a licence that is valid that morning',
    { volunteer: aProfile({ skills: [{ skillId: 'medicine', verified: true, expiresAt: start + 1 }] }) },
    accept,
  ],
  [
    'an unverified skill, where no verified one is demanded',
    {
      volunteer: aProfile({ skills: [{ skillId: 'calligraphy', verified: false, expiresAt: null }] }),
      position: { demand: { skillId: 'calligraphy', skillName: '书法', verified: false } },
    },
    accept,
  ],
  ['a position for everybody', { volunteer: aProfile({ skills: [] }), position: { demand: null } }, accept],
  ['signed up already', { own: [own({ activityId: 'this' })] }, refuse('already-signed-up')],
  ['waiting already', { own: [own({ activityId: 'this', status: 'waitlisted' })] }, refuse('already-signed-up')],
  ['withdrawn before, and back again', { own: [own({ activityId: 'this', status: 'withdrawn' })] }, accept],
  ['confirmed elsewhere at that time', { own: [own({ startsAt: end - hour, endsAt: end + hour })] }, refuse('overlaps', '赶集日普法')],
  ['only waiting elsewhere at that time', { own: [own({ status: 'waitlisted' })] }, accept],
  ['confirmed elsewhere right afterwards', { own: [own({ startsAt: end, endsAt: end + hour })] }, accept],
] as const)('signing up: %s', (_why, change, expected) => {
  expect(decideSignUp(someSignUpFacts(change), now)).toEqual(expected)
})

test('the first reason in the order is given, even if all later reasons hold too', () => {
  const wrong = [
    activity({ status: 'cancelled' }),
    { position: undefined },
    { volunteer: aProfile({ name: '', consents: [], skills: [] }) },
    { volunteer: aProfile({ consents: [], skills: [] }) },
    { volunteer: aProfile({ skills: [] }) },
    { own: [own({}), own({ activityId: 'this' })] },
    { own: [own({})] },
  ]
  const reasons = wrong.map((_, first) => {
    const facts = Object.assign({}, ...wrong.slice(first).reverse())
    const decision = decideSignUp(someSignUpFacts(facts), now)
    return decision.ok ? 'accepted' : decision.reason
  })
  expect(reasons).toEqual([
    'activity-cancelled',
    'unknown-position',
    'profile-incomplete',
    'consent-missing',
    'skill-missing',
    'already-signed-up',
    'overlaps',
  ])
})
