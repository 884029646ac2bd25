/** A visit as search engines read it: an Event of schema.org in JSON-LD. */
import type { ActivityDetail } from '../../../../contract/activities/activities'
import { placeInFull } from '../../../../domain/activities/for-residents'
import { type Instant, clock, dayOf } from '../../../../domain/calendar/calendar'

/** `2026-12-05T08:30:00+08:00`. */
const inChina = (at: Instant): string => `${dayOf(at)}T${clock(at)}:00+08:00`

const STATUS = { cancelled: 'EventCancelled', moved: 'EventRescheduled', usual: 'EventScheduled' } as const

export function eventData(visit: ActivityDetail, { county, url, image }: { county: string; url: string; image: string }): object {
  const { title, summary, startsAt, endsAt, movedFrom, status, town, services, lead, coming } = visit
  const happens = status === 'cancelled' ? 'cancelled' : movedFrom !== null ? 'moved' : 'usual'
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: title,
    description: [services.map(({ name }) => name).join('、'), summary].filter((text) => text !== '').join('。'),
    url,
    image,
    startDate: inChina(startsAt),
    endDate: inChina(endsAt),
    ...(movedFrom !== null ? { previousStartDate: inChina(movedFrom) } : {}),
    eventStatus: `https://schema.org/${STATUS[happens]}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    isAccessibleForFree: true,
    location: {
      '@type': 'Place',
      name: placeInFull(visit),
      address: {
        '@type': 'PostalAddress',
        streetAddress: visit.place,
        addressLocality: town?.name,
        addressRegion: county,
        addressCountry: 'CN',
      },
      // Coordinates of Chinese maps are off by hundreds of metres in others, so that none are given.
      ...(coming.isStepFree === null
        ? {}
        : { amenityFeature: [{ '@type': 'LocationFeatureSpecification', name: 'wheelchair', value: coming.isStepFree }] }),
    },
    organizer: { '@type': 'Organization', name: lead.name },
  }
}
