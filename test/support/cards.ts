/** Cards that are kept with activities, beside what their tables hold. */
import { asc, eq } from 'drizzle-orm'
import type { Connection } from '../../src/cloud/db/database'
import {
  activities,
  activityCategories,
  activityOrganisations,
  outcomePhotos,
  outcomes,
  positions,
  services,
} from '../../src/cloud/db/schema/activities'
import type { KeptCard } from '../../src/cloud/db/schema/kept-card'
import { organisations, towns } from '../../src/cloud/db/schema/vocabulary'

/** The kept card of each activity, by its id. */
export async function keptCards({ db }: Connection): Promise<Record<string, KeptCard | null>> {
  const rows = await db.select({ id: activities.id, card: activities.card }).from(activities)
  return Object.fromEntries(rows.map(({ id, card }) => [id, card]))
}

/** The card of each activity as read from the tables, without what is kept. */
export async function gatheredCards({ db }: Connection): Promise<Record<string, KeptCard>> {
  const own = await db.select({ id: activities.id, town: towns.name }).from(activities).leftJoin(towns, eq(towns.id, activities.townId))
  const categories = await db.select().from(activityCategories).orderBy(asc(activityCategories.ordinal), asc(activityCategories.categoryId))
  const hosts = await db
    .select({ activityId: activityOrganisations.activityId, part: activityOrganisations.part, name: organisations.shortName })
    .from(activityOrganisations)
    .innerJoin(organisations, eq(organisations.id, activityOrganisations.organisationId))
    .orderBy(asc(activityOrganisations.ordinal), asc(activityOrganisations.organisationId))
  const offered = await db.select().from(services).orderBy(asc(services.ordinal), asc(services.id))
  const places = await db.select().from(positions).orderBy(asc(positions.ordinal), asc(positions.id))
  const { id, activityId, width, height, waits } = outcomePhotos
  const photos = await db
    .select({ id, activityId, width, height, waits })
    .from(outcomePhotos)
    .orderBy(asc(outcomePhotos.addedAt), asc(outcomePhotos.id))
  const reports = await db.select().from(outcomes)
  const gather = (activity: (typeof own)[number]): KeptCard => {
    const isOwn = (row: { activityId: string }) => row.activityId === activity.id
    const photo = photos.find((one) => isOwn(one) && !one.waits)
    const report = reports.find(isOwn)
    return {
      town: activity.town,
      categories: categories.filter(isOwn).map(({ categoryId }) => categoryId),
      hosts: hosts.filter((host) => isOwn(host) && host.part !== 'partner').map(({ name }) => name),
      services: offered.filter(isOwn).map(({ name }) => name),
      positions: places
        .filter(isOwn)
        .map((place) => ({ id: place.id, name: place.name, capacity: place.capacity, skilled: place.skillId !== null })),
      photo: photo ? { id: photo.id, width: photo.width, height: photo.height } : null,
      outcome: report
        ? { volunteersTotal: report.volunteersTotal, servedTotal: report.servedTotal, isReported: report.reportedAt !== null }
        : null,
    }
  }
  return Object.fromEntries(own.map((activity) => [activity.id, gather(activity)]))
}
