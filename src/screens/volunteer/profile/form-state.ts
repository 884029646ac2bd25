/** The form's answers, and their errors by the domain's rules. */
import type { ProfileView, SaveProfileInput } from '../../../contract/people/profile'
import { decideSplit } from '../../../domain/people/split'
import { isName, tidyName } from '../../../domain/people/names'
import { type PhoneProblem, phoneProblem, tidyPhone } from '../../../domain/people/phones'
import { CONSENT_VERSION, type ConsentKind } from '../../../domain/people/profile'

/** Largest number of organisations of one volunteer, as in the contract. */
export const MOST_ORGANISATIONS = 5
export const MOST_SKILLS = 20

/** True for a consent given to the present text. */
const isInForce = (profile: ProfileView | null, kind: ConsentKind): boolean =>
  profile?.consents.some((consent) => consent.kind === kind && consent.version === CONSENT_VERSION) ?? false

/** Answers from the stored profile. A consent is ticked only if it was given to the present text. */
export function initialAnswers(profile: ProfileView | null): SaveProfileInput {
  const agreed = (kind: ConsentKind) => isInForce(profile, kind)
  return {
    name: profile?.name ?? '',
    phone: profile?.phone ?? '',
    organisationIds: profile?.organisations.map(({ id }) => id) ?? [],
    splits: declaredSplits(profile?.organisations ?? []),
    skillIds: profile?.skills.map(({ skillId }) => skillId) ?? [],
    agreesToPersonalData: agreed('personal-data'),
    agreesToMembership: agreed('membership'),
  }
}

/** Consent in force that is not ticked any more; null for none. */
export function untickedInForce(
  profile: ProfileView | null,
  { agreesToPersonalData, agreesToMembership }: Pick<SaveProfileInput, 'agreesToPersonalData' | 'agreesToMembership'>,
): ConsentKind | null {
  if (!agreesToPersonalData && isInForce(profile, 'personal-data')) return 'personal-data'
  return !agreesToMembership && isInForce(profile, 'membership') ? 'membership' : null
}

/** Changes of the form after a consent was taken back; the other answers stay as they were typed. */
export const afterTakingBack = (kind: ConsentKind): Partial<SaveProfileInput> => ({
  agreesToMembership: false,
  organisationIds: [],
  splits: null,
  ...(kind === 'personal-data' ? { agreesToPersonalData: false, phone: '', skillIds: [] } : {}),
})

/** Declared shares by organisation, in percent; null for equal shares. */
function declaredSplits(organisations: ProfileView['organisations']): Record<string, number> | null {
  if (organisations.length < 2 || organisations.some(({ split }) => split === null)) return null
  return Object.assign({}, ...organisations.map(({ id, split }) => ({ [id]: split ?? 0 })))
}

/** Shares to send, in percent, without organisations that were dropped; null for a single organisation. */
export const tidySplits = ({ organisationIds, splits }: SaveProfileInput): Record<string, number> | null =>
  splits && organisationIds.length > 1 ? Object.assign({}, ...organisationIds.map((id) => ({ [id]: splits[id] ?? 0 }))) : null

const PHONE_ERRORS: Record<PhoneProblem, string> = {
  'phone-landline': '这是座机，请写手机号。',
  'phone-not-mobile': '请写手机号：大陆 11 位；其他地区写 00 和区号，比如 00852。',
}

/** Errors by field. */
export type ProfileErrors = Partial<Record<'name' | 'phone' | 'split' | 'consent', string>>

/** Errors of the answers; empty if they can be saved. */
export function errorsIn(answers: SaveProfileInput): ProfileErrors {
  const errors: ProfileErrors = {}
  if (!isName(tidyName(answers.name))) errors.name = '请写真实姓名，2 到 20 个字。'
  const problem = phoneProblem(tidyPhone(answers.phone))
  if (problem) errors.phone = PHONE_ERRORS[problem]
  if (answers.organisationIds.length > 0 && !answers.agreesToMembership)
    errors.consent = '填写了所属组织，需要勾选第二项；不想同意可以先去掉组织。'
  if (!answers.agreesToPersonalData) errors.consent = '同意第一项后才能保存您的姓名和手机号。'
  const splits = tidySplits(answers)
  if (splits && !decideSplit(Object.values(splits)).ok) errors.split = '各项合计须为 100。'
  return errors
}
