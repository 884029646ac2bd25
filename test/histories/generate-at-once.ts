/** Two requests that arrive at the same moment. */
import { type World, accountsOf, personOf } from './model/world'
import type { Kind, Operation, Requested } from './operations'
import type { Chance } from './random'

const REQUESTED: readonly Requested['do'][] = [
  'signUp',
  'signUp',
  'signUp',
  'withdraw',
  'withdraw',
  'createTeam',
  'createTeam',
  'addMember',
  'replaceMember',
  'removeMember',
  'shrink',
  'withdrawTeam',
  'join',
  'confirm',
  'move',
  'remove',
  'edit',
  'cancel',
]

/** Two concurrent requests. @param generate makes an operation of a kind; the label is the name of a team that it makes */
export function atOnce(
  chance: Chance,
  world: World,
  label: string,
  generate: (kind: Kind, label: string) => Operation | undefined,
): Operation | undefined {
  const one = generate(chance.one(REQUESTED), `${label}a`)
  if (!isRequested(one)) return undefined
  if (chance.happens(0.3)) return { do: 'atOnce', operations: [one, one], isOneRequest: true }
  const other = chance.happens(0.4) ? alike(chance, world, one) : generate(chance.one(REQUESTED), `${label}b`)
  if (!isRequested(other) || isAbout(world, one, other) || isAbout(world, other, one)) return undefined
  return { do: 'atOnce', operations: [one, other], isOneRequest: false }
}

/** A sign-up from the same person's other phone, for any position of any activity. */
function alike(chance: Chance, world: World, one: Requested): Requested {
  const by = 'by' in one ? one.by : chance.one(accountsOf(world))
  const same = 'activity' in one && chance.happens(0.6) ? world.activities.find(({ key }) => key === one.activity) : undefined
  const activity = same ?? chance.one(world.activities)
  const organisation = personOf(world, by).organisations[0] ?? null
  return { do: 'signUp', by, activity: activity.key, position: chance.one(activity.positions).key, organisation, isStale: false }
}

const isRequested = (operation: Operation | undefined): operation is Requested =>
  operation !== undefined && REQUESTED.some((kind) => kind === operation.do)

/** True if one operation may create a person whom the other refers to, and who did not exist when the other was sent. */
function isAbout(world: World, one: Requested, other: Requested): boolean {
  const about = [
    ...('person' in other ? [other.person] : []),
    ...('entry' in other && 'person' in other.entry ? [other.entry.person] : []),
    ...('toWaitlist' in other ? other.toWaitlist.flatMap((ref) => ('person' in ref ? [ref.person] : [])) : []),
  ]
  const names = [
    ...('parts' in one ? one.parts.flatMap((part) => part.names) : []),
    ...('name' in one ? [one.name] : []),
    ...(one.do === 'signUp' || one.do === 'join' ? [personOf(world, one.by).name] : []),
  ]
  return about.some((key) => names.includes(personOf(world, key).name))
}
