/** Cards of the list, from what is kept with each activity. Triggers keep it: functions/write_card. */
import type { ActivityCard } from '../../../contract/activities/activities'
import type { Instant } from '../../../domain/calendar/calendar'
import { needsVolunteers, seatsOf } from '../../../domain/activities/position'
import { volunteersReported } from '../../../domain/records/outcome'
import { activities } from '../schema/activities'
import type { KeptCard, KeptPosition } from '../schema/kept-card'
import type { CountedSeats } from './card-seats'

/** Columns of an activity's row from which its card is made. */
export const cardColumns = {
  id: activities.id,
  title: activities.title,
  status: activities.status,
  startsAt: activities.startsAt,
  endsAt: activities.endsAt,
  townId: activities.townId,
  place: activities.place,
  comesBy: activities.comesBy,
  movedFrom: activities.movedFrom,
  card: activities.card,
}

export interface CardRow extends Pick<ActivityCard, 'id' | 'title' | 'status' | 'startsAt' | 'endsAt' | 'place' | 'comesBy' | 'movedFrom'> {
  townId: string | null
  card: KeptCard | null
}

/** Parts of a card besides its row: counts that change with sign-ups and attendance, for this caller. */
export interface CardCounts {
  seats: CountedSeats
  /** Number of volunteers with attendance. */
  present: number
  /** True for a caller with a profile, who sees the seats. */
  isVolunteer: boolean
}

/** @throws when the activity has no card, which triggers rule out */
export function cardOf(row: CardRow, { seats: counted, present, isVolunteer }: CardCounts, now: Instant): ActivityCard {
  const kept = row.card
  if (!kept) throw new Error(`activity ${row.id} has no card`)
  const isUpcoming = now < row.endsAt
  const { seats, gaps } = seatsOf(kept.positions.map((position) => withSeats(position, counted)))
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    town: row.townId === null ? null : { id: row.townId, name: kept.town ?? '' },
    place: row.place,
    categories: kept.categories,
    hosts: kept.hosts,
    services: kept.services,
    comesBy: row.comesBy,
    movedFrom: row.movedFrom,
    photo: !isUpcoming && row.status === 'published' ? kept.photo : null,
    seats: isVolunteer ? seats : null,
    gaps: isVolunteer && isUpcoming ? gaps : [],
    needsVolunteers: needsVolunteers(row, seats, now),
    servedTotal: kept.outcome?.servedTotal ?? null,
    volunteersTotal: volunteersReported(kept.outcome, present),
    ownStatus: counted.own(row.id),
  }
}

function withSeats({ id, name, capacity, skilled }: KeptPosition, counted: CountedSeats) {
  const { taken, reserved, waitlisted } = counted.ofPosition(id)
  return { name, capacity, taken, reserved, waitlisted, skill: skilled || null }
}
