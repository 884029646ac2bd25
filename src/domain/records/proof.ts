/** Proofs of service: their codes, their public view, and their comparison with today's records. 民政部令第67号. */
import type { Instant } from '../calendar/calendar'
import { surnameOf } from '../people/profile'

/** Without 0, 1, I, L, O and U: no two characters look alike on paper. */
export const PROOF_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 30^12 codes: too many to guess one, however many proofs there are. */
export const PROOF_CODE_LENGTH = 12
const GROUP = 4

/** `ABCD-EFGH-JKMN`, as it stands on paper. */
export const proofCodeInGroups = (code: string): string => (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')

/** A typed code: in any case, with or without dashes and blanks, also full-width. Null when it cannot be one. */
export function readProofCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
  return code.length === PROOF_CODE_LENGTH && Array.from(code).every((letter) => PROOF_ALPHABET.includes(letter)) ? code : null
}

/** `陈**`: enough to compare with the paper. */
export const maskName = (name: string): string => `${surnameOf(name)}**`

export interface ProvedRecord {
  activityId: string
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
  content: string
  minutes: number
  organisation: string
  inCharge: string
}

/** Fields that a proof's reader relies on; not `inCharge`, a name that its owner may write another way. */
const RELIED_ON = ['title', 'startsAt', 'endsAt', 'place', 'content', 'minutes', 'organisation'] as const
const ALL = [...RELIED_ON, 'activityId', 'inCharge'] as const

const agree = (one: ProvedRecord, other: ProvedRecord, fields: readonly (keyof ProvedRecord)[]): boolean =>
  fields.every((field) => one[field] === other[field])

/** True when a proved record says something else today, or is gone. Records added later change nothing. */
export function hasChanged(proved: readonly ProvedRecord[], today: readonly ProvedRecord[]): boolean {
  const byActivity = new Map(today.map((record) => [record.activityId, record]))
  return proved.some((record) => {
    const current = byActivity.get(record.activityId)
    return !current || !agree(record, current, RELIED_ON)
  })
}

interface Content {
  name: string
  year: number
  issuer: string
  records: readonly ProvedRecord[]
}

/** True for two proofs with the same content: one is enough. */
export const saysTheSame = (one: Content, other: Content): boolean =>
  one.name === other.name &&
  one.year === other.year &&
  one.issuer === other.issuer &&
  one.records.length === other.records.length &&
  one.records.every((record, index) => {
    const twin = other.records[index]
    return twin !== undefined && agree(record, twin, ALL)
  })
