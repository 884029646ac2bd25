/** Each operation's request and its caller. */
import type { TestBase } from '../support/base'
import { idOf } from './ids'
import { planAfter } from './model/plan'
import { type World, activityOf, positionOf, signUpOf, teamOf } from './model/world'
import type { EntryRef, Requested } from './operations'

type Calls = ReturnType<TestBase['as']>
export type Outcome = { answer: unknown } | { fault: string }

/** A sent request, stored for a retry. */
export interface Sent {
  send: (now: number) => Promise<unknown>
  /** Caller of the request. */
  openid: string
  requestId: string
  outcome: Outcome
}

/** People and requests of this history. */
export interface Cast {
  base: TestBase
  as: (openid: string, now: number) => Calls
  /** Faults in the program's log, since answers do not contain them. */
  faults: string[]
  organiser: { openid: string }
  /** People by key. */
  people: ReadonlyMap<string, { openid: string; id: string }>
  sent: Map<string, Sent>
  invitations: Map<string, string>
}

export async function request(
  cast: Cast,
  world: World,
  operation: Requested,
  requestId: string,
): Promise<{ openid: string; call: (calls: Calls) => Promise<unknown> }> {
  const by = (key: string) => cast.people.get(key)?.openid ?? ''
  const position = (key: string) => positionOf(world, key).id
  const team = (key: string) => teamOf(world, key).id ?? ''
  const signUp = (activity: string, person: string) => signUpOf(world, activity, person)?.id ?? idOf('nobody')
  const entry = (activity: string, ref: EntryRef) => ('team' in ref ? team(ref.team) : signUp(activity, ref.person))
  const activity = (key: string) => activityOf(world, key).id
  const version = (key: string, isStale: boolean) => activityOf(world, key).version - (isStale ? 1 : 0)
  const openid = 'by' in operation ? by(operation.by) : cast.organiser.openid
  const as = (call: (calls: Calls) => Promise<unknown>) => ({ openid, call })
  switch (operation.do) {
    case 'signUp': {
      const { organisation: organisationId, isStale } = operation
      const input = { requestId, activityId: activity(operation.activity), organisationId }
      const seen = version(operation.activity, isStale)
      const positionId = position(operation.position)
      return as((calls) => calls.signUps.create({ ...input, positionId, version: seen }))
    }
    case 'withdraw': {
      const signUpId = signUp(operation.activity, operation.person)
      return as((calls) => calls.signUps.withdraw({ requestId, signUpId }))
    }
    case 'createTeam': {
      const parts = operation.parts.map(({ position: key, names }) => ({ positionId: position(key), seats: names }))
      const input = { requestId, activityId: activity(operation.activity), version: version(operation.activity, operation.isStale) }
      return as((calls) => calls.teams.create({ ...input, teamId: requestId, organisationId: operation.organisation, parts }))
    }
    case 'addMember': {
      const input = { requestId, teamId: team(operation.team), positionId: position(operation.position), name: operation.name }
      return as((calls) => calls.teams.addMember(input))
    }
    case 'replaceMember': {
      const signUpId = signUp(teamOf(world, operation.team).activity, operation.person)
      const input = { requestId, teamId: team(operation.team), signUpId, name: operation.name }
      return as((calls) => calls.teams.replaceMember(input))
    }
    case 'removeMember': {
      const signUpId = signUp(teamOf(world, operation.team).activity, operation.person)
      const input = { requestId, teamId: team(operation.team), signUpId }
      return as((calls) => calls.teams.removeMember(input))
    }
    case 'shrink': {
      const input = { requestId, teamId: team(operation.team), positionId: position(operation.position), seats: operation.seats }
      return as((calls) => calls.teams.shrink(input))
    }
    case 'withdrawTeam': {
      const input = { requestId, teamId: team(operation.team) }
      return as((calls) => calls.teams.withdraw(input))
    }
    case 'join': {
      const teamId = team(operation.team)
      const key = operation.hasKey ? await invitationKey(cast, world, operation.team) : 'x'.repeat(22)
      const positionId = operation.position === null ? null : position(operation.position)
      return as((calls) => calls.teams.join({ requestId, teamId, key, positionId }))
    }
    case 'confirm': {
      const input = { requestId, activityId: activity(operation.activity), entryId: entry(operation.activity, operation.entry) }
      return as((calls) => calls.seats.confirm(input))
    }
    case 'move': {
      const signUpId = signUp(operation.activity, operation.person)
      const input = { requestId, activityId: activity(operation.activity), signUpId, positionId: position(operation.position) }
      return as((calls) => calls.seats.move(input))
    }
    case 'remove': {
      const input = { requestId, activityId: activity(operation.activity), entryId: entry(operation.activity, operation.entry) }
      return as((calls) => calls.seats.remove({ ...input, reason: '名额调整' }))
    }
    case 'edit': {
      const plan = planAfter(activityOf(world, operation.activity), operation.change)
      const toWaitlist = operation.toWaitlist.map((ref) => entry(operation.activity, ref))
      const seen = version(operation.activity, operation.isStale)
      const input = { requestId, activityId: activity(operation.activity), version: seen, plan, toWaitlist, reason: '' }
      return as((calls) => calls.desk.edit(input))
    }
    case 'cancel': {
      const activityId = activity(operation.activity)
      return as((calls) => calls.desk.cancel({ requestId, activityId, reason: '台风' }))
    }
  }
}

/** The team's invitation key, read once by the leader's call. */
async function invitationKey({ as, people, invitations }: Cast, world: World, key: string): Promise<string> {
  const known = invitations.get(key)
  if (known !== undefined) return known
  const { id, leader } = teamOf(world, key)
  const { invitationKey } = await as(people.get(leader)?.openid ?? '', world.now).teams.get({ teamId: id ?? '' })
  invitations.set(key, invitationKey ?? '')
  return invitationKey ?? ''
}
