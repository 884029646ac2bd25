/** Facts for residents before they come to a visit. */
import { type Instant, dayOf } from '../calendar/calendar'

export type ComesBy =
  /** Without asking anybody before. */
  | 'just-come'
  /** After a call to the visit's contact, as for a visit with few places. */
  | 'call-first'

/** Course of a visit in the rain. */
export type InRain = 'goes-on' | 'moves-indoors' | 'put-off'

export interface Location {
  /** Degrees, in the coordinates of Chinese maps (GCJ-02). */
  latitude: number
  longitude: number
}

/** Empty texts and nulls mean that the organiser said nothing, and screens say nothing either. */
export interface Coming {
  comesBy: ComesBy
  /** Things to bring: 身份证、以前的病历. */
  bring: string
  /** Bus, parking, the last steps. */
  gettingThere: string
  /** The visit's own contact. Without a phone the lead organisation's is shown, or the base's. */
  contactName: string
  contactPhone: string
  isIndoors: boolean | null
  /** True if a wheelchair gets in. */
  isStepFree: boolean | null
  inRain: InRain | null
  location: Location | null
}

/** A visit about which nothing has been said. */
export const NOTHING_SAID: Coming = {
  comesBy: 'just-come',
  bring: '',
  gettingThere: '',
  contactName: '',
  contactPhone: '',
  isIndoors: null,
  isStepFree: null,
  inRain: null,
  location: null,
}

/** These facts alone, of something that has more. */
export const comingOf = ({
  comesBy,
  bring,
  gettingThere,
  contactName,
  contactPhone,
  isIndoors,
  isStepFree,
  inRain,
  location,
}: Coming): Coming => ({
  comesBy,
  bring,
  gettingThere,
  contactName,
  contactPhone,
  isIndoors,
  isStepFree,
  inRain,
  location,
})

/** Most characters of each text. */
export const LONGEST_BRING = 100
export const LONGEST_WAY = 100
export const LONGEST_CONTACT_NAME = 20

/** Place that a resident may call. */
export interface Contact {
  /** A person, an organisation or the base. */
  name: string
  phone: string
}

/**
 * The number for questions about a visit: its own, else its lead organisation's, else the base's; null without any.
 * An own number without a name is the lead organisation's.
 */
export function contactOf(coming: Pick<Coming, 'contactName' | 'contactPhone'>, lead: Contact, base: Contact | null): Contact | null {
  if (coming.contactPhone !== '') return { name: coming.contactName || lead.name, phone: coming.contactPhone }
  if (lead.phone !== '') return lead
  return base !== null && base.phone !== '' ? base : null
}

/**
 * First planned start of a visit that moved to another day after it was published; null for one that takes place as announced.
 * @param movedFrom the stored value before this change
 */
export function movedFrom(before: { startsAt: Instant; movedFrom: Instant | null; isPublic: boolean }, startsAt: Instant): Instant | null {
  const announced = before.movedFrom ?? (before.isPublic ? before.startsAt : null)
  return announced === null || dayOf(announced) === dayOf(startsAt) ? null : announced
}
