/** The unsaved profile: the fields that were typed, so that a profile changed elsewhere is not written over by a draft's other fields. */
import { openDrafts } from '../../../client/phone/drafts'
import { phoneKey } from '../../../client/phone/phone-key'
import type { PhoneStorage } from '../../../client/phone/storage'
import type { SaveProfileInput } from '../../../contract/people/profile'

/** Typed fields. Consents are not among them: a tick is given to the text that is read then, and never restored. */
export type TypedProfile = Pick<SaveProfileInput, 'name' | 'phone' | 'organisationIds' | 'splits' | 'skillIds'>

export interface ProfileDraft {
  owner: string
  about: 'profile'
  changes: Partial<TypedProfile>
}

const PROFILES = phoneKey<ProfileDraft[]>('profiles')

/** Largest number of drafts stored: people of one browser. */
const MOST_DRAFTS = 3

export const openProfileDrafts = (storage: Pick<PhoneStorage, 'peek' | 'write'>) =>
  openDrafts<ProfileDraft, 'about'>(storage, {
    key: PROFILES,
    about: 'about',
    most: MOST_DRAFTS,
    isWhole: ({ changes }) => typeof changes === 'object' && changes !== null && areWhole(changes),
  })

const isList = (list: unknown): boolean => Array.isArray(list) && list.every((id) => typeof id === 'string')
const isSplit = (split: unknown): boolean => typeof split === 'object' && (split === null || Object.values(split).every(Number.isInteger))

function areWhole({ name = '', phone = '', organisationIds = [], skillIds = [], splits = null }: Partial<TypedProfile>): boolean {
  return typeof name === 'string' && typeof phone === 'string' && isList(organisationIds) && isList(skillIds) && isSplit(splits)
}

/** The changes with a further one, without fields that are again as stored. */
export function changed(changes: Partial<TypedProfile>, change: Partial<TypedProfile>, stored: TypedProfile): Partial<TypedProfile> {
  const isStored = (field: string, value: unknown) => JSON.stringify(value) === JSON.stringify(stored[field as keyof TypedProfile])
  return without({ ...changes, ...change }, isStored)
}

/** The changes without some of their fields. */
export function without(changes: Partial<TypedProfile>, isDropped: (field: string, value: unknown) => boolean): Partial<TypedProfile> {
  const kept: Partial<TypedProfile> = {}
  for (const [field, value] of Object.entries(changes)) if (!isDropped(field, value)) Object.assign(kept, { [field]: value })
  return kept
}
