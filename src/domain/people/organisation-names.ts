/** Rules for names of organisations in notices: equal spellings, and the kind of an organisation by its name. */
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** 民主党派, 统战团体, 部门与镇街, 协办单位. */
export type OrganisationKind = 'party' | 'group' | 'department' | 'partner'

/** Parties' full names and their common short ones. */
const PARTIES: readonly (readonly [string, string])[] = [
  ['中国国民党革命委员会', '民革'],
  ['中国民主同盟', '民盟'],
  ['中国民主建国会', '民建'],
  ['中国民主促进会', '民进'],
  ['中国农工民主党', '农工党'],
  ['农工民主党', '农工党'],
  ['中国致公党', '致公党'],
  ['台湾民主自治同盟', '台盟'],
]

/**
 * Canonical text of a name, the same for spellings that differ only by rule: width of brackets, blanks, 中共 before a committee,
 * a party's full name, 委员会 or 委会 for 委, 总支部 for 总支. Other differences need an alias, which is data.
 */
export function spellingOf(name: string): string {
  const tidy = name.normalize('NFKC').replace(/\s/g, '').replace(/^中共/, '')
  const called = PARTIES.reduce((text, [full, short]) => text.replace(full, short), tidy)
  return called.replace(/委员会|委会/g, '委').replace(/总支部/g, '总支')
}

/** Kind of an organisation by its name: the first rule that matches; otherwise a partner. */
const KINDS: readonly (readonly [RegExp, OrganisationKind])[] = [
  // A party's academy or association is not part of the party.
  [/(画院|艺术院|书画院|研究院|协会|商会|学会|联谊会|同学会)$/, 'group'],
  [/^(民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)|民主党派/, 'party'],
  [/(工商联|知联会|新阶联|新联会|网联会|留联会|海联会|侨联|台联|文联|科协|残联|妇联|书协|美协|团委|联合会)$/, 'group'],
  [/^共青团|志愿服务队$/, 'group'],
  [/(统战部|宣传部|组织部|政府|办事处|街道办|党委|政协|人大|局|厅|委|委办|支部)$/, 'department'],
]

export function kindOf(name: string): OrganisationKind {
  const spelling = spellingOf(name)
  return KINDS.find(([pattern]) => pattern.test(spelling))?.[1] ?? 'partner'
}

const KEY_LENGTH = 12

/**
 * Id of an organisation that no vocabulary names, the same for every spelling of it.
 * @param merged ids of merged organisations, which are not used again: closed years keep records under such an id for the present
 * organisation, so that another one of the same name needs another id
 */
export function organisationKey(name: string, merged: ReadonlySet<string>): string {
  const key = `org-${bytesToHex(sha256(utf8ToBytes(spellingOf(name)))).slice(0, KEY_LENGTH)}`
  let id = key
  for (let again = 2; merged.has(id); again++) id = `${key}-${again}`
  return id
}
