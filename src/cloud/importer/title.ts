/** A title for a visit whose report has none. */
import { type ReportedPlace, countyOf, shortPlace } from './place'
import { tidyWords } from './wording'

export interface TitleFacts extends ReportedPlace {
  series: string | null
  services: readonly { name: string }[]
}

export const LONGEST_TITLE = 40
/** Longest name of two services together, in characters. */
const TWO_SERVICES = 14

/**
 * With a series: `春联万家·走进新埠村`, or with a colon after a series that has a dot or a blank:
 * `烛光行动·长宁行：走进竹海镇第二小学校`. Without a series: `走进胜山头村·法律咨询、电脑咨询`. A place that every county has
 * (敬老院) gets its county; without a place the services stand for it: `国家宪法日·法律咨询`.
 */
export function titleOf(facts: TitleFacts): string {
  const series = tidyWords(facts.series ?? '')
  const where = facts.place ? wellKnown(facts.place, facts.region) : ''
  const what = servicesInWords(facts.services.map(({ name }) => tidyWords(name)))
  const visit = where && (/走[进过]/.test(series) ? where : `走进${where}`)
  const second = series && visit ? visit : what
  const first = series || visit || countyOf(facts.region)
  const title = first + (/[·・ ]/.test(first) ? '：' : '·') + second
  if (title.length <= LONGEST_TITLE) return title
  return first.length <= LONGEST_TITLE ? first : `${first.slice(0, LONGEST_TITLE - 1)}…`
}

/** Names of places that every county has, and which do not identify a place. */
const COMMON_PLACES = /^(敬老院|养老院|残疾人之家|卫生院|文化礼堂|集市|老年食堂|学校|小学|中学)$/

function wellKnown(place: string, region: string): string {
  const short = shortPlace(place)
  return COMMON_PLACES.test(short) ? countyOf(region) + short : short
}

/** The first service, with the second if both are short. A name that is itself a list (写春联、福字) is never combined. */
function servicesInWords([first = '', second]: string[]): string {
  const isList = (name: string) => name.includes('、')
  return second && !isList(first) && !isList(second) && first.length + second.length < TWO_SERVICES ? `${first}、${second}` : first
}
