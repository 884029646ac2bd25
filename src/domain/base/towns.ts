/** Names and ids of a new base's towns. */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { MOST_ENTRIES, NAME_LENGTHS } from '../vocabulary/lists'

/** Most towns of a base. No county has half as many. */
export const MOST_TOWNS = MOST_ENTRIES.towns
const { shortest, longest } = NAME_LENGTHS.towns
export const LONGEST_TOWN = longest

/** True for a name that can be stored. */
export const isTown = (name: string): boolean => Array.from(name).length >= shortest && Array.from(name).length <= longest

/** Id of a town that was not given one, the same wherever its name is written. */
export const townKey = (name: string): string => `town-${bytesToHex(sha256(utf8ToBytes(name))).slice(0, 12)}`
