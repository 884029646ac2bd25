/** The number that residents and volunteers call: an office's landline, a mobile, a 400 number or a short hotline. */
import { UNSEEN } from '../people/names'

export type ContactPhoneProblem =
  /** A landline without its area's code, which no mobile reaches from elsewhere. */
  | 'contact-phone-no-area'
  /** A digit too few or too many, or no number at all. */
  | 'contact-phone-wrong'

const MOBILE = /^1[3-9]\d{9}$/
/** 010 and 02x have eight digits after them, other areas seven or eight. */
const LANDLINE = /^(010|02\d)([2-8]\d{7})$|^(0[3-9]\d{2})([2-8]\d{6,7})$/
const NO_AREA = /^[2-8]\d{6,7}$/
const SERVICE = /^[48]00\d{7}$/
/** 12345 and its like, and numbers of five or six digits that begin with 95 or 96. */
const HOTLINE = /^(12[0-9]{3}|9[56]\d{3,4})$/

/** The number as it is stored: digits alone, with a hyphen after a landline's area code. Any other text only loses its marks. */
export function tidyContactPhone(typed: string): string {
  const digits = typed
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[\s\-()‐-―−.·]/g, '')
    // After the country's code an area's code has lost its zero.
    .replace(/^(?:\+|00)86(?=[2-9]\d{8,10}$|10\d{8}$)/, '0')
    .replace(/^(?:\+|00)86(?=\d{5,12}$)/, '')
  return digits.replace(LANDLINE, (_all, short = '', own = '', long = '', other = '') => `${short}${long}-${own}${other}`)
}

/** Reason why a tidied text is no number to call; null for a number. */
export function contactPhoneProblem(phone: string): ContactPhoneProblem | null {
  const digits = phone.replace('-', '')
  if ([MOBILE, LANDLINE, SERVICE, HOTLINE].some((form) => form.test(digits))) return null
  return NO_AREA.test(digits) ? 'contact-phone-no-area' : 'contact-phone-wrong'
}
