/** The typed outcome, and errors in it. */
import type { OutcomeForm } from './outcome-drafts'
import type { ServiceView } from '../../../contract/activities/activities'
import { MOST_CAME, MOST_SERVED, countTyped } from '../../../domain/records/outcome'

/** Errors in words, by 'total' or service id. */
export type FormErrors = Map<string, string>

export function formErrors(form: OutcomeForm, services: readonly ServiceView[]): FormErrors {
  const wrong: FormErrors = new Map()
  for (const { id, name } of services) {
    if (Number.isNaN(countTyped(form.served[id] ?? '', MOST_SERVED)))
      wrong.set(id, `「${name}」请写整数，0 到 ${MOST_SERVED}；没有数过就空着。`)
  }
  const total = countTyped(form.total, MOST_CAME)
  if (total === null) wrong.set('total', '请写一共来了多少人，记不清就写个大概。')
  else if (Number.isNaN(total)) wrong.set('total', `请写整数，0 到 ${MOST_CAME}。`)
  return wrong
}

/** The outcome to send. The form must have no errors. A service without a unit has no number. */
export const reportOf = (form: OutcomeForm, services: readonly ServiceView[]) => ({
  services: services.map(({ id, unit }) => ({ id, served: unit === null ? null : countTyped(form.served[id] ?? '', MOST_SERVED) })),
  servedTotal: countTyped(form.total, MOST_CAME) ?? 0,
  note: form.note.trim(),
})
