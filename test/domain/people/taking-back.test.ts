/** Consent taken back: what ends with it. */
import fc from 'fast-check'
import { CONSENT_VERSION, type ConsentKind } from '../../../src/domain/people/profile'
import { decideTakingBack, kindsEnding, mayLead, signUpEnd } from '../../../src/domain/people/taking-back'

const kinds = fc.constantFrom<ConsentKind>('personal-data', 'membership')
const optional = fc.option(fc.constantFrom('minge', 'nonggong'))

describe('a consent taken back', () => {
  it('to personal data ends the one to membership too, and not the other way round', () => {
    expect(kindsEnding('personal-data')).toEqual(['personal-data', 'membership'])
    expect(kindsEnding('membership')).toEqual(['membership'])
  })

  it('to personal data withdraws every sign-up, and to membership none', () => {
    fc.assert(
      fc.property(kinds, optional, optional, (kind, organisationId, teamId) => {
        const end = signUpEnd(kind, { organisationId, teamId })
        expect(end === 'withdrawn').toBe(kind === 'personal-data')
      }),
    )
  })

  it.each([
    ['alone without organisation', { organisationId: null, teamId: null }, null],
    ['alone for an organisation', { organisationId: 'minge', teamId: null }, 'without-organisation'],
    ['in a team', { organisationId: 'minge', teamId: 'team' }, 'out-of-team'],
  ])('to membership leaves the seat of a person who comes %s', (_how, signUp, end) => {
    expect(signUpEnd('membership', signUp)).toBe(end)
  })

  it('to personal data is refused for the last administrator alone', () => {
    expect(decideTakingBack('personal-data', 'chen', ['chen'])).toEqual({ ok: false, reason: 'last-administrator' })
    expect(decideTakingBack('personal-data', 'chen', ['chen', 'hu'])).toEqual({ ok: true })
    expect(decideTakingBack('personal-data', 'hu', ['chen'])).toEqual({ ok: true })
    expect(decideTakingBack('membership', 'chen', ['chen'])).toEqual({ ok: true })
  })
})

describe('a team that its leader leaves', () => {
  const consents = (...of: ConsentKind[]) => of.map((kind) => ({ kind, version: CONSENT_VERSION, givenAt: 0 }))
  const member = {
    hasAccount: true,
    isLeaving: false,
    profile: {
      name: '胡示范',
      phone: '13900000001',
      organisationIds: ['minge'],
      skills: [],
      consents: consents('personal-data', 'membership'),
    },
  }

  it('may be led by a member with an account who could have signed it up', () => {
    expect(mayLead(member, 'minge')).toBe(true)
  })

  it.each([
    ['a person without an account', { ...member, hasAccount: false }],
    ['a person who is about to leave', { ...member, isLeaving: true }],
    ['a person of another organisation', { ...member, profile: { ...member.profile, organisationIds: ['nonggong'] } }],
    ['a person without consent', { ...member, profile: { ...member.profile, consents: [] } }],
    ['a person whose profile is incomplete', { ...member, profile: { ...member.profile, phone: '' } }],
  ])('may not be led by %s', (_who, candidate) => {
    expect(mayLead(candidate, 'minge')).toBe(false)
  })
})
