/** Organisations of the plain model's people in time. */
import type { MembershipFacts } from '../../../src/domain/people/memberships'

export interface MembershipSet {
  from: number
  members: MembershipFacts[]
}

/** A layer over a person's own sets of organisations. */
export type Layer = ({ of: 'set' } & MembershipSet) | { of: 'joining'; id: string; sets: MembershipSet[] }

export interface ModelPerson {
  id: string
  /** Null for a person without an account. */
  openid: string | null
  own: MembershipSet[]
  /** Later changes and sets of joined people, in order. */
  since: Layer[]
  joinedInto: string | null
}

/** All sets of a person, earliest first: each holds until the next. */
export const membersOf = ({ own, since }: Pick<ModelPerson, 'own' | 'since'>): MembershipSet[] =>
  since.reduce<MembershipSet[]>(
    (sets, layer) =>
      layer.of === 'set'
        ? [...sets.filter(({ from }) => from < layer.from), { from: layer.from, members: layer.members }]
        : united(sets, layer.sets),
    own,
  )

export const membersOn = (sets: readonly MembershipSet[], at: number): MembershipFacts[] =>
  [...sets].reverse().find(({ from }) => from <= at)?.members ?? []

/** Each day has the organisations of both; who verified one has verified both, and shares that do not name all are none. */
function united(kept: readonly MembershipSet[], joined: readonly MembershipSet[]): MembershipSet[] {
  const days = [...new Set([...kept, ...joined].map(({ from }) => from))].sort((one, other) => one - other)
  return days.map((from) => {
    const [own, theirs] = [membersOn(kept, from), membersOn(joined, from)]
    const ids = [...new Set([...own, ...theirs].map(({ organisationId }) => organisationId))]
    const shares = own.length === 0 ? theirs : own.length === ids.length ? own : []
    const members = ids.map((organisationId) => {
      const isIt = (one: MembershipFacts) => one.organisationId === organisationId
      const isVerified = [...own, ...theirs].some((one) => isIt(one) && one.verifiedAt !== null)
      return { organisationId, verifiedAt: isVerified ? 0 : null, split: shares.find(isIt)?.split ?? null }
    })
    return { from, members }
  })
}
