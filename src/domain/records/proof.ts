/** Proofs of service: their codes, their public view, and their comparison with today's records. 民政部令第67号. */
import type { Instant } from '../calendar/calendar'
import { surnameOf } from '../people/names'

/** Characters of a proof's code, without 0, 1, I, L, O and U, which look like others on paper. */
export const PROOF_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Length of a proof's code: 30^12 codes are too many to guess a valid one. */
export const PROOF_CODE_LENGTH = 12
const GROUP = 4

/** A code as printed: `ABCD-EFGH-JKMN`. */
export const proofCodeInGroups = (code: string): string => (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')

/** Reads a typed code in upper or lower case, full or half width, with or without dashes and blanks. Null for a text that is not a code. */
export function readProofCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
  return code.length === PROOF_CODE_LENGTH && Array.from(code).every((letter) => PROOF_ALPHABET.includes(letter)) ? code : null
}

/** A masked name, `陈**`: enough for a comparison with the printed proof. */
export const maskName = (name: string): string => `${surnameOf(name)}**`

export interface ProvedRecord {
  activityId: string
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
  content: string
  minutes: number
  /** Names at the time of issue, as printed. */
  organisation: string
  /** Ids of the same bodies; absent from proofs issued before ids were kept. */
  organisationIds?: readonly string[] | undefined
  inCharge: string
}

type PrintedField = Exclude<keyof ProvedRecord, 'organisationIds'>

/**
 * Fields that a proof's reader relies on, beside the bodies. `inCharge` is left out, since that person may change the spelling of
 * their name.
 */
const RELIED_ON = ['title', 'startsAt', 'endsAt', 'place', 'content', 'minutes'] as const satisfies PrintedField[]
const PRINTED = [...RELIED_ON, 'organisation', 'activityId', 'inCharge'] as const satisfies PrintedField[]

const agree = (one: ProvedRecord, other: ProvedRecord, fields: readonly PrintedField[]): boolean =>
  fields.every((field) => one[field] === other[field])

/** Ids of bodies merged into others, each with the body that exists today. */
export type Merged = ReadonlyMap<string, string>

/** True for the same bodies, whatever their names are today. */
function areSameBodies(proved: ProvedRecord, today: ProvedRecord, merged: Merged): boolean {
  if (!proved.organisationIds) return proved.organisation === today.organisation
  const presentOf = (ids: readonly string[] = []) => new Set(ids.map((id) => merged.get(id) ?? id))
  const [then, now] = [presentOf(proved.organisationIds), presentOf(today.organisationIds)]
  return then.size === now.size && [...then].every((id) => now.has(id))
}

/**
 * True when a record in the proof is different or gone today. Later records do not count as a change, nor do other names of the
 * bodies or their merging.
 */
export function hasChanged(proved: readonly ProvedRecord[], today: readonly ProvedRecord[], merged: Merged = new Map()): boolean {
  const byActivity = new Map(today.map((record) => [record.activityId, record]))
  return proved.some((record) => {
    const current = byActivity.get(record.activityId)
    return !current || !agree(record, current, RELIED_ON) || !areSameBodies(record, current, merged)
  })
}

/** Time since which a record is under dispute; null without a dispute, or after its answer. @param dispute the record's latest one */
export const disputedSince = (dispute: { createdAt: Instant; answeredAt: Instant | null } | undefined): Instant | null =>
  dispute?.answeredAt === null ? dispute.createdAt : null

interface Content {
  name: string
  year: number
  issuer: string
  records: readonly ProvedRecord[]
}

/** True for two proofs with the same content; only one of them is needed. */
export const saysTheSame = (one: Content, other: Content): boolean =>
  one.name === other.name &&
  one.year === other.year &&
  one.issuer === other.issuer &&
  one.records.length === other.records.length &&
  one.records.every((record, index) => {
    const twin = other.records[index]
    return twin !== undefined && agree(record, twin, PRINTED)
  })
