/** Place of a reported visit: one of the base's own towns, or elsewhere in words. */
import { tidyWords } from './wording'

/** Facts about the base that the importer needs. */
export interface HomeBase {
  /** Whole name of its county. */
  county: string
  towns: readonly { id: string; name: string }[]
}

export interface ReportedPlace {
  region: string
  town: string | null
  place: string | null
}

const LONGEST_PLACE = 60

/** True for the base's own region, after which the base is named. */
export const isHomeRegion = (region: string, home: HomeBase): boolean => region.split('/').at(-1) === home.county

/**
 * Id of a town of the base, written with or without 镇 or 街道. Null for a place outside the base's county, which may have a town of the
 * same name.
 */
export function townOf({ region, town }: ReportedPlace, home: HomeBase): string | null {
  if (!town || !isHomeRegion(region, home)) return null
  const bare = (name: string) => name.replace(/(镇|乡|街道)$/, '')
  return home.towns.find(({ name }) => name === town || bare(name) === bare(town))?.id ?? null
}

/** Place in words. In a town of the base it is the place alone; elsewhere county, town and place, without repeats. Never empty. */
export function placeInWords(at: ReportedPlace, home: HomeBase): string {
  const place = tidyWords(at.place ?? '')
  if (townOf(at, home) !== null) return place || (at.town ?? '')
  const inTown = joinNames(at.town ?? '', place)
  return joinNames(countyOf(at.region), inTown).slice(0, LONGEST_PLACE)
}

/** The county or city by its own name; a district (区) with its city before it, since many cities have one of that name. */
export function countyOf(region: string): string {
  const [last = region, above = ''] = region.split('/').reverse()
  return last.endsWith('区') ? above + last : last
}

const joinNames = (larger: string, smaller: string): string => (smaller.startsWith(larger) ? smaller : larger + smaller)

/**
 * The common name of a place: the first of several, without brackets or quotes and their content, and a village (村) or
 * neighbourhood (社区) without the house in it.
 */
export function shortPlace(place: string): string {
  const [first = ''] = tidyWords(place)
    .replace(/[（“][^）”]*[）”]/g, '')
    .split(/[、；，]|及/)
  // 龙源村村委会议室 is in the village 龙源村. 乡村 and 农村 are not names of villages.
  const village = /^.*(?:(?<![乡农])村|社区)/.exec(first.replace(/村村(?=委|民)/, '村'))?.[0]
  return (village ?? first).trim()
}
