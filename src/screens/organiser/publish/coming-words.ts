/** The answers to what residents should know before they come, in words. */
import type { PlanForm } from '../../../client/activities/plan-form'
import type { ComingField } from '../../../client/activities/plan-problems'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { UsualPlansAnswer } from '../../../contract/activities/planning'
import { type Contact, type Location, NOTHING_SAID, comingOf, contactOf } from '../../../domain/activities/coming'
import { COMES_BY, IN_RAIN, accessInWords, comingInWords } from '../../../domain/activities/for-residents'

/** Number that residents will call, as far as it is known without a network; null for none. */
export function contactIn(form: PlanForm, { organisations, base }: Vocabulary, phones: UsualPlansAnswer['phones']): Contact | null {
  const lead = { name: organisations.find(({ id }) => id === form.leadId)?.shortName ?? '', phone: phones[form.leadId] ?? '' }
  return contactOf(form, lead, base && { name: base.name, phone: base.contactPhone ?? '' })
}

/** Summary of the answers that are folded away, in one line. */
export function summaryWords(form: PlanForm, contact: Contact | null): string {
  const own = form.contactPhone.trim() !== ''
  const said = comingInWords({ ...comingOf(form), bring: '', ...(own ? {} : { contactName: '' }) })
  const parts = [
    form.comesBy === 'just-come' ? COMES_BY['just-come'] : '',
    said,
    own ? '' : contact ? `打电话问${contact.name} ${contact.phone}` : '没有电话可问',
    form.location ? '地图上标了位置' : '',
  ]
  return parts.filter((part) => part !== '').join('；')
}

/** All that is said to residents, for the preview; '' for nothing but the usual. */
export const comingPreview = (form: PlanForm, contact: Contact | null): string =>
  [form.bring.trim() ? `带：${form.bring.trim()}` : '', summaryWords(form, contact)].filter(Boolean).join('；')

/** `28.890000, 120.010000`: the order in which people paste it. */
export const locationWords = ({ latitude, longitude }: Location): string => `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`

/** One answer, beside another person's. */
export function answerWords(form: PlanForm, field: ComingField): string {
  switch (field) {
    case 'bring':
    case 'gettingThere':
      return form[field] || '没有'
    case 'comesBy':
      return COMES_BY[form.comesBy]
    case 'contact':
      return `${form.contactName} ${form.contactPhone}`.trim() || '没有'
    case 'location':
      return form.locationTyped || (form.location ? locationWords(form.location) : '没有')
    case 'indoors':
      return accessInWords({ ...NOTHING_SAID, isIndoors: form.isIndoors })[0] ?? '没有'
    case 'stepFree':
      return accessInWords({ ...NOTHING_SAID, isStepFree: form.isStepFree })[0] ?? '没有'
    case 'rain':
      return form.inRain === null ? '没有' : IN_RAIN[form.inRain]
  }
}
