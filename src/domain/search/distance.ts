/** Distances between places. */

export interface Place {
  /** Degrees north. */
  latitude: number
  /** Degrees east. */
  longitude: number
}

const EARTH = 6_371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres in a straight line over the ground. */
export function kilometresBetween(one: Place, other: Place): number {
  const north = radians(other.latitude - one.latitude)
  const east = radians(other.longitude - one.longitude)
  const chord = Math.sin(north / 2) ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)))
}

export interface TownToOffer {
  id: string
  name: string
  startsAt: number
  place: Place | null
}

/**
 * Other towns in the order of their distance from one place. Without that place, or among towns of unknown places, in the order of their
 * visits, soonest first or latest first.
 */
export function nearestTowns<Town extends TownToOffer>(
  towns: readonly Town[],
  from: Place | null,
  isPast: boolean,
): (Town & { distance: number | null })[] {
  const far = Number.POSITIVE_INFINITY
  return towns
    .map((town) => ({ ...town, distance: from && town.place && kilometresBetween(from, town.place) }))
    .sort((one, other) => {
      const [near, next] = [one.distance ?? far, other.distance ?? far]
      return near === next ? (one.startsAt - other.startsAt) * (isPast ? -1 : 1) : near - next
    })
}
