/** Activities as residents and volunteers see them. */
import * as v from 'valibot'
import type { ActivityStatus, Phase } from '../../domain/activities/activity'
import type { Coming, ComesBy, Contact } from '../../domain/activities/coming'
import type { PositionSeats, SeatTotals, SkillGap } from '../../domain/activities/position'
import type { SignUpStatus } from '../../domain/sign-ups/sign-up'
import type { BaseView } from '../base'
import { id, instant, key, text } from '../common'
import type { OrganisationKind } from '../../domain/people/organisation-names'

export const PAGE_SIZE = 20

export const listActivitiesInput = v.object({
  category: v.optional(key),
  town: v.optional(key),
  organisation: v.optional(key),
  /** Words in title, place, town, services or organisations. */
  text: v.optional(text(40)),
  /** `upcoming`: visits that are not over, soonest first. `past`: visits that are over, latest first. */
  when: v.optional(v.picklist(['upcoming', 'past']), 'upcoming'),
  /** Only visits that start at this moment or later. */
  from: v.optional(instant),
  /** Only visits that start before this moment. */
  until: v.optional(instant),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(100))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), PAGE_SIZE),
})
export type ListActivitiesInput = v.InferInput<typeof listActivitiesInput>

/** The filter of a list that found nothing. */
export const nothingFoundInput = v.omit(listActivitiesInput, ['organisation', 'cursor', 'limit'])
export type NothingFoundInput = v.InferInput<typeof nothingFoundInput>

/** Part of a filter that may be left out. */
export type Narrowing = 'words' | 'days' | 'town' | 'category' | 'span'

/** Conditions that narrowed a list which found nothing, and visits beyond them. */
export interface NothingFound {
  /** Days that the words name, first and last moment. */
  days: { from: number; until: number }[]
  /** Names of the towns in the words. */
  towns: string[]
  /** Parts that may be left out, with the number of visits found then, and the words that stay. */
  offers: { without: Narrowing; count: number; text: string }[]
  /** Other towns with such visits, at most three: the nearest where the places are known, otherwise the soonest. */
  others: { id: string; name: string; startsAt: number; /** Kilometres, in a straight line. */ distance: number | null }[]
  /** Such visits in the other half of time: past ones for an empty list of coming ones. */
  otherTime: ActivityCard[]
}

export const activityIdInput = v.object({ activityId: id })

/** Heading of an activity, the same on the list, the activity's page, the ticket and the desk. */
export interface ActivityHeading {
  id: string
  title: string
  status: ActivityStatus
  startsAt: number
  endsAt: number
  town: { id: string; name: string } | null
  place: string
  /** Category ids; the first gives the colour. */
  categories: string[]
}

export interface ActivityCard extends ActivityHeading {
  /** Short names of its hosts, the lead first. */
  hosts: string[]
  /** Names of the services for residents, in the organisers' order. */
  services: string[]
  comesBy: ComesBy
  /** First planned start, if the visit moved to another day after it was published. */
  movedFrom: number | null
  /** First public photo; only for past visits. */
  photo: PhotoView | null
  /** Null for a caller without a profile. */
  seats: SeatTotals | null
  /** Positions that demand a skill and need more people; only for upcoming visits, and for callers with a profile. */
  gaps: SkillGap[]
  /** True while volunteers are missing and can still come, for every caller. */
  needsVolunteers: boolean
  /** Residents served and volunteers who came, once reported; only for past visits. */
  servedTotal: number | null
  volunteersTotal: number | null
  /** Status of the caller's latest sign-up; null without one. */
  ownStatus: SignUpStatus | null
}

export interface ServiceView {
  id: string
  name: string
  /** Unit in which the service is counted: 人次, 幅, 份 … Null for a service that is not counted. */
  unit: string | null
  /** Number served, once reported. */
  served: number | null
}

export interface PositionView extends PositionSeats {
  id: string
  name: string
  skill: { id: string; name: string; verified: boolean } | null
  /** Reservations in force; released ones are left out. */
  quotas: QuotaView[]
}

export interface QuotaView {
  organisationId: string
  /** Short name: 民革. */
  organisation: string
  seats: number
  /** Number of free seats in the reservation. */
  free: number
  releaseAt: number
}

/** A photo of the visit. The picture itself is fetched by this id. */
export interface PhotoView {
  id: string
  /** Pixels. */
  width: number
  height: number
}

export interface ActivityDetail extends ActivityHeading {
  phase: Phase
  summary: string
  coming: Omit<Coming, 'contactName' | 'contactPhone'>
  /** The visit's own contact, or the lead organisation's; null without one, when the base's is shown. */
  contact: Contact | null
  /** First planned start, if the visit moved to another day after it was published. */
  movedFrom: number | null
  series: string | null
  lead: { id: string; name: string }
  hosts: { id: string; name: string }[]
  partners: { id: string; name: string }[]
  services: ServiceView[]
  positions: PositionView[]
  signUpOpensAt: number
  signUpClosesAt: number
  withdrawUntil: number
  /** Deadline for a team's names. */
  namesUntil: number
  cancelReason: string | null
  volunteersTotal: number | null
  servedTotal: number | null
  /** The organisers' note about the day, once reported. */
  outcomeNote: string | null
  /** In the order they were added. */
  photos: PhotoView[]
  /** Increases with each change. A form sends the version that it was filled from. */
  version: number
  own: { signUpId: string; positionId: string; status: SignUpStatus } | null
  /** True if the caller may organise this activity. */
  isOrganiser: boolean
}

/** The base's own vocabulary, for filters and forms. */
export interface Vocabulary {
  /** Null while nobody has founded the base. */
  base: BaseView | null
  /** Retired entries are shown where they were used, and not offered. */
  categories: { id: string; name: string; label: string; isRetired: boolean }[]
  towns: { id: string; name: string; isRetired: boolean }[]
  skills: { id: string; name: string; needsVerification: boolean; isRetired: boolean }[]
  organisations: { id: string; name: string; shortName: string; kind: OrganisationKind }[]
}
