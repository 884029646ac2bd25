import fc from 'fast-check'
import { phoneKey } from '../../../src/client/phone/phone-key'
import { type ProfileDraft, type TypedProfile, changed, openProfileDrafts } from '../../../src/screens/volunteer/profile/profile-drafts'
import { aStorage } from '../../client/attendance/marks'

const stored: TypedProfile = { name: '陈样例', phone: '13800000001', organisationIds: ['minge'], splits: null, skillIds: [] }
const draft = (changes: ProfileDraft['changes'], owner = 'minge'): ProfileDraft => ({ owner, about: 'profile', changes })
const ids = fc.uniqueArray(fc.constantFrom('minge', 'minmeng', 'nonggong'))
const typed: fc.Arbitrary<Partial<TypedProfile>> = fc.record(
  { name: fc.string(), phone: fc.string(), organisationIds: ids, splits: fc.constantFrom(null, { minge: 40, minmeng: 60 }), skillIds: ids },
  { requiredKeys: [] },
)

test('what was typed comes back as it was, for its writer alone', () => {
  fc.assert(
    fc.property(typed, (changes) => {
      const drafts = openProfileDrafts(aStorage())
      drafts.put(draft(changes))
      expect(drafts.find(draft({}))).toEqual(draft(changes))
      expect(drafts.find(draft({}, 'minmeng'))).toBeUndefined()
      drafts.drop(draft({}))
      expect(drafts.find(draft({}))).toBeUndefined()
    }),
  )
})

test.each([
  ['no changes', { owner: '', about: 'profile' }],
  ['a name that is none', { owner: '', about: 'profile', changes: { name: 7 } }],
  ['organisations that are none', { owner: '', about: 'profile', changes: { organisationIds: [null] } }],
  ['shares that are none', { owner: '', about: 'profile', changes: { splits: { minge: 'all' } } }],
])('a damaged draft is not restored: %s', (_what, damaged) => {
  const storage = aStorage()
  storage.write(phoneKey('profiles'), [damaged])
  expect(openProfileDrafts(storage).find(draft({}, ''))).toBeUndefined()
})

test('a draft has what differs from the stored profile and nothing else, so that the rest follows a change made elsewhere', () => {
  fc.assert(
    fc.property(typed, typed, (before, change) => {
      const changes = changed(before, change, stored)
      expect({ ...stored, ...changes }).toEqual({ ...stored, ...before, ...change })
      for (const [field, value] of Object.entries(changes)) expect(value).not.toEqual(stored[field as keyof TypedProfile])
    }),
  )
})
