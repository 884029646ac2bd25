/** Usual places of visits, offered while a visit is written. */
import { plainName } from './names'

/** Characters of an address. With the name and brackets it fits into a visit's place, which has 60. */
export const LONGEST_ADDRESS = 28

/** A place as a visit names it: `文化礼堂（人民路 1 号）`. */
export const placeInWords = ({ name, address }: { name: string; address: string }): string =>
  address === '' ? name : `${name}（${address}）`

/**
 * Places to offer: the base's own list, then places of earlier visits that the list does not have.
 * @param listed the town's list, with retired entries, which are not offered even if a visit was there
 * @param earlier places of earlier visits, latest first
 */
export function placesToOffer(
  listed: readonly { name: string; address: string; isRetired: boolean }[],
  earlier: readonly string[],
  most: number,
): string[] {
  const known = new Set(listed.flatMap((place) => [plainName(place.name), plainName(placeInWords(place))]))
  const usual = listed.filter(({ isRetired }) => !isRetired).map(placeInWords)
  return [...usual, ...earlier.filter((place) => !known.has(plainName(place)))].slice(0, Math.max(most, usual.length))
}
