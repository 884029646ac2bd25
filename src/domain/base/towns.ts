/** Towns from a pasted list. */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { cleanLine } from './words'

/** Most towns of a base. No county has half as many. */
export const MOST_TOWNS = 500
export const LONGEST_TOWN = 20

export interface PastedTowns {
  /** In the order of the list, each once. */
  towns: string[]
  /** Names that stood in the list more than once. */
  twice: string[]
  /** Names that do not look like a town's, such as a heading or a number of people. */
  odd: string[]
}

const BETWEEN = /[\n\r\t,，、;；|]|\s+/u
/** Numbers and bullets before a name: 1. ２） (3) ④ 一、 第5 • - */
const NUMBERING = /^(?:[（(]?(?:第?\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．:：]|\d{1,3}(?=\p{Script=Han}{2})|[•·●▪◆*\-–—]+)\s*/u
const NUMBER_ALONE = /^[（(]?(?:第?[\d.]+|[一二三四五六七八九十]{1,3})[)）.．:：]?$/u
/** Ends of the names of towns, townships, subdistricts, farms and zones. */
const USUAL_END = /(镇|乡|街道|苏木|农场|林场|牧场|开发区|园区|新区|区|管委会|办事处)$/u

/** Names one a line or with commas, enumeration commas, blanks or tabs between, with or without numbers before them. */
export function readTowns(text: string): PastedTowns {
  const names = text
    .normalize('NFKC')
    .split(BETWEEN)
    .map((part) => cleanLine(part))
    .filter((part) => !NUMBER_ALONE.test(part))
    .map((part) => part.replace(NUMBERING, '').replace(/[。.]$/, ''))
    .filter((part) => part !== '')
  const towns = [...new Set(names)]
  return {
    towns,
    twice: towns.filter((town) => names.indexOf(town) !== names.lastIndexOf(town)),
    odd: towns.filter((town) => !USUAL_END.test(town) || !isTown(town)),
  }
}

/** True for a name that can be stored. */
export const isTown = (name: string): boolean => Array.from(name).length >= 2 && Array.from(name).length <= LONGEST_TOWN

/** Id of a town that was not given one, the same wherever its name is written. */
export const townKey = (name: string): string => `town-${bytesToHex(sha256(utf8ToBytes(name))).slice(0, 12)}`
