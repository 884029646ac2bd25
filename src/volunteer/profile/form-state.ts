/** The form's answers and what is wrong with them, by the domain's own rules. */
import type { ProfileView, SaveProfileInput } from '../../contract/profile'
import { CONSENT_VERSION, type ConsentKind, isName, isPhone, tidyName, tidyPhone } from '../../domain/profile'

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
    skillIds: profile?.skills.map(({ skillId }) => skillId) ?? [],
    agreesToPersonalData: agreed('personal-data'),
    agreesToMembership: agreed('membership'),
  }
}

/** What is wrong, by question. */
export type ProfileErrors = Partial<Record<'name' | 'phone' | 'consent', string>>

/** Empty when the answers can be saved. @param isNew nothing of a person is stored before they agree to it */
export function errorsIn(answers: SaveProfileInput, isNew: boolean): ProfileErrors {
  const errors: ProfileErrors = {}
  if (!isName(tidyName(answers.name))) errors.name = '请写真实姓名，2 到 20 个字。'
  if (!isPhone(tidyPhone(answers.phone))) errors.phone = '请写 11 位手机号。'
  if (answers.organisationIds.length > 0 && !answers.agreesToMembership)
    errors.consent = '填写了所属组织，需要勾选第二项；不想同意可以先去掉组织。'
  if (isNew && !answers.agreesToPersonalData) errors.consent = '同意第一项后才能保存您的姓名和手机号。'
  return errors
}
