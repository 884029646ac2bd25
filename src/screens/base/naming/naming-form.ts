/** The form of the base's name and phone: what was typed, and the change that it becomes. */
import { type CallingHours, USUAL_HOURS, callingHoursInWords } from '../../../domain/base/calling-hours'
import { type Naming, changedFields, tidyNaming } from '../../../domain/base/naming'

export interface NamingForm {
  name: string
  phone: string
  /** False for a phone without stated hours. */
  hasHours: boolean
  hours: CallingHours
}

/** The form of a base, with the usual hours where it states none. A base without a phone is asked for hours with its first one. */
export const formOf = ({ name, contactPhone, callingHours }: Naming): NamingForm => ({
  name,
  phone: contactPhone ?? '',
  hasHours: callingHours !== null || contactPhone === null,
  hours: callingHours ?? USUAL_HOURS,
})

/** The base as the form wants it. Without a phone no hours are kept. */
export function namingOf({ name, phone, hasHours, hours }: NamingForm): Naming {
  const tidied = tidyNaming({ name, contactPhone: phone, callingHours: hours })
  return tidied.contactPhone !== null && hasHours ? tidied : { ...tidied, callingHours: null }
}

/** True for a form that would change something. */
export const isWritten = (form: NamingForm, opened: NamingForm): boolean => changedFields(namingOf(form), namingOf(opened)).length > 0

/** `示范县基地，0571-81234567，周一至周五 8:30–17:00` */
export const namingInWords = ({ name, contactPhone, callingHours }: Naming): string =>
  [name, contactPhone ?? '没有电话', ...(contactPhone && callingHours ? [callingHoursInWords(callingHours)] : [])].join('，')
