/** Names of counties, and the names that follow from them. */
import { UNSEEN } from '../people/names'

/** Names of provinces, prefectures and cities before a county's own: 浙江省金华市永康市. A city of one character is a county's: 津市市. */
const ABOVE = /^.{2,}?(?:省|自治区|自治州|地区)(?=.{2,})|^.{2,}市(?=.+[县市区旗]$)/u
const COUNTY = /^\p{Script=Han}{1,14}[县市区旗]$/u

/** A county's own name from a typed one, without blanks and the names of the levels above. */
export function tidyCounty(typed: string): string {
  let name = typed.normalize('NFKC').replace(UNSEEN, '').replace(/[\s/]/g, '')
  for (let shorter = name.replace(ABOVE, ''); shorter !== name; shorter = name.replace(ABOVE, '')) name = shorter
  return name
}

/** True for the whole name of a county, a city, a district or a banner. */
export const isCounty = (name: string): boolean => COUNTY.test(name)

/** The name that notices use beside the whole one: 永康 of 永康市. Null for 开县, and for 自治县, whose short names follow no rule. */
export function stemOf(county: string): string | null {
  const stem = county.slice(0, -1)
  return stem.length < 2 || stem.endsWith('自治') ? null : stem
}

/** The usual name of a county's base. */
export const usualBaseName = (county: string): string => `${county}同心社会服务实践基地`
