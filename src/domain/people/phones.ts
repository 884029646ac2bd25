/**
 * Mobile numbers. A mainland number is stored as its eleven digits, any other in E.164: `+85291234567`. Members of 海联会, 台联 and 侨联
 * have numbers of Hong Kong, Macau, Taiwan and abroad.
 */

import { UNSEEN } from './names'

/** Why a text is not the number of a mobile phone. */
export type PhoneProblem =
  /** A landline, which gets no messages and is shared by an office. */
  | 'phone-landline'
  /** A digit too few or too many, or no number at all. */
  | 'phone-not-mobile'

const MAINLAND = /^1[3-9]\d{9}$/
/** Mobile numbers whose form is known: of Hong Kong, Macau, Taiwan and North America. */
const FORMS: readonly [code: string, own: RegExp][] = [
  ['852', /^[4-9]\d{7}$/],
  ['853', /^6\d{7}$/],
  ['886', /^9\d{8}$/],
  ['1', /^[2-9]\d{9}$/],
]
/** Numbers of other countries: up to 15 digits with the country's code (ITU-T E.164), and at least 8. */
const ABROAD = /^\+[1-9]\d{7,14}$/
/** Mainland landlines, with or without the area's code. */
const LANDLINE = /^(?:(?:\+86)?0?(?:10|2\d|[3-9]\d{2}))?[2-8]\d{6,7}$/

/** A number without `+`, divided at its country's code, if it begins with a code whose numbers have a known form. */
function divided(digits: string): { code: string; own: string; isMobile: boolean } | undefined {
  const [code, form] = FORMS.find(([code]) => digits.startsWith(code)) ?? []
  if (!code || !form) return undefined
  // Taiwan's numbers are often written with the zero that is dialled at home: +886 0912 345 678.
  const own = digits.slice(code.length).replace(/^0/, '')
  return { code, own, isMobile: form.test(own) }
}

/**
 * A number as it is stored, from one typed with full-width digits, blanks, hyphens, brackets or a country's code. Any other text only
 * loses those.
 */
export function tidyPhone(typed: string): string {
  const digits = typed
    .normalize('NFKC')
    // +44 (0)7700: the zero in brackets is dialled at home alone.
    .replace(/\(0\)/g, '')
    // Contacts put invisible marks around a number that is copied.
    .replace(UNSEEN, '')
    .replace(/[\s\-()‐-―−.·]/g, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^0(?=1[3-9]\d{9}$)/, '')
  if (MAINLAND.test(digits)) return digits
  if (/^\+?86(?=1\d{10}$)/.test(digits)) return digits.replace(/^\+?86/, '')
  const parts = divided(digits.replace(/^\+/, ''))
  // Without a plus, only codes of three digits are told from a mainland number with a digit too few.
  const isClear = digits.startsWith('+') || (parts?.isMobile && parts.code.length === 3)
  return parts && isClear ? `+${parts.code}${parts.own}` : digits
}

/** Reason why a tidied text is no mobile number; null for a mobile number. */
export function phoneProblem(phone: string): PhoneProblem | null {
  if (MAINLAND.test(phone)) return null
  if (LANDLINE.test(phone)) return 'phone-landline'
  if (!ABROAD.test(phone) || phone.startsWith('+86')) return 'phone-not-mobile'
  return (divided(phone.slice(1))?.isMobile ?? true) ? null : 'phone-not-mobile'
}

export const isPhone = (phone: string): boolean => phoneProblem(phone) === null

/** `138****0001` or `+852****4567`, for everybody but those whose work needs the number. */
export const maskPhone = (phone: string): string => phone.replace(/^(\+\d{1,3}|\d{3})\d*(\d{4})$/, '$1****$2')
