/** The form's answers and what is wrong with them, by the domain's own rules. */
import type { ProfileView, SaveProfileInput } from '../../../contract/people/profile'
import { decideSplit } from '../../../domain/people/split'
import { CONSENT_VERSION, type ConsentKind, isName, isPhone, tidyName, tidyPhone } from '../../../domain/people/profile'

/** As many as one person may name; the contract takes no more. */
export const MOST_ORGANISATIONS = 5
export const MOST_SKILLS = 20

/** From what is known; the agreements are ticked only for who gave them before, to the text in force. */
export function initialAnswers(profile: ProfileView | null): SaveProfileInput {
  const agreed = (kind: ConsentKind) =>
    profile?.consents.some((consent) => consent.kind === kind && consent.version === CONSENT_VERSION) ?? false
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

/** Null for equal parts. */
function declaredSplits(organisations: ProfileView['organisations']): Record<string, number> | null {
  if (organisations.length < 2 || organisations.some(({ split }) => split === null)) return null
  return Object.assign({}, ...organisations.map(({ id, split }) => ({ [id]: split ?? 0 })))
}

/** What is sent: percents of the organisations that are still there, and none where there is nothing to divide. */
export const tidySplits = ({ organisationIds, splits }: SaveProfileInput): Record<string, number> | null =>
  splits && organisationIds.length > 1 ? Object.assign({}, ...organisationIds.map((id) => ({ [id]: splits[id] ?? 0 }))) : null

/** What is wrong, by question. */
export type ProfileErrors = Partial<Record<'name' | 'phone' | 'split' | 'consent', string>>

/** Empty when the answers can be saved. @param isNew nothing of a person is stored before they agree to it */
export function errorsIn(answers: SaveProfileInput, isNew: boolean): ProfileErrors {
  const errors: ProfileErrors = {}
  if (!isName(tidyName(answers.name))) errors.name = '请写真实姓名，2 到 20 个字。'
  if (!isPhone(tidyPhone(answers.phone))) errors.phone = '请写 11 位手机号。'
  if (answers.organisationIds.length > 0 && !answers.agreesToMembership)
    errors.consent = '填写了所属组织，需要勾选第二项；不想同意可以先去掉组织。'
  if (isNew && !answers.agreesToPersonalData) errors.consent = '同意第一项后才能保存您的姓名和手机号。'
  const splits = tidySplits(answers)
  if (splits && !decideSplit(Object.values(splits)).ok) errors.split = '加起来要正好是 100。'
  return errors
}
