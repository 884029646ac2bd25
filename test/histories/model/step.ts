/** One operation in the model. */
import type { Operation } from '../operations'
import { cancel, edit } from './desk'
import { addMember, join, removeMember, replaceMember } from './members'
import { confirm, move, remove } from './seats'
import { signUp, withdraw } from './sign-ups'
import { createTeam, job, shrink, withdrawTeam } from './teams'
import { comeToRest } from './waitlist'
import { type Expected, type Pick, type World, activityOf, done, liveOf, notTheirs, personOf } from './world'

/** Changes the world by the rules. @returns the expected answers, one for each concurrent request */
export function steps(world: World, operation: Operation, pick: Pick): Expected[] {
  if (operation.do !== 'atOnce') return [step(world, operation, pick)]
  const [one, other] = operation.operations
  if (operation.isOneRequest) {
    const expected = step(world, one, pick)
    return [expected, expected]
  }
  const seen = new Map(world.activities.map(({ key, version }) => [key, version]))
  const isReversed = pick(2) === 1
  const first = step(world, isReversed ? other : one, pick)
  const later = isReversed ? one : other
  const second = step(
    world,
    'isStale' in later ? { ...later, isStale: later.isStale || isChanged(world, later.activity, seen) } : later,
    pick,
  )
  return isReversed ? [second, first] : [first, second]
}

const isChanged = (world: World, activity: string, seen: ReadonlyMap<string, number>): boolean =>
  activityOf(world, activity).version !== seen.get(activity)

function step(world: World, operation: Exclude<Operation, { do: 'atOnce' }>, pick: Pick): Expected {
  switch (operation.do) {
    case 'signUp':
      return signUp(world, operation, pick)
    case 'withdraw':
      return withdraw(world, operation, pick)
    case 'createTeam':
      return createTeam(world, operation, pick)
    case 'addMember':
      return addMember(world, operation, pick)
    case 'replaceMember':
      return replaceMember(world, operation, pick)
    case 'removeMember':
      return removeMember(world, operation, pick)
    case 'shrink':
      return shrink(world, operation, pick)
    case 'withdrawTeam':
      return withdrawTeam(world, operation, pick)
    case 'join':
      return join(world, operation, pick)
    case 'confirm':
      return confirm(world, operation, pick)
    case 'move':
      return move(world, operation, pick)
    case 'remove':
      return remove(world, operation, pick)
    case 'edit':
      return edit(world, operation, pick)
    case 'cancel':
      return cancel(world, operation, pick)
    case 'saveProfile':
      return saveProfile(world, operation, pick)
    case 'vouch':
      return vouch(world, operation, pick)
    case 'wait':
      return wait(world, operation)
    case 'job':
      return job(world, pick)
    case 'retry':
      // A retry may also move pending entries up.
      comeToRest(world, pick)
      return done
    case 'reuse':
      return { fault: ['request-id-reused'] }
  }
}

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>

function saveProfile(world: World, { by, consents, skills, organisations }: Of<'saveProfile'>, pick: Pick): Expected {
  const person = personOf(world, by)
  if (!consents) {
    // Without the consent nothing is stored, and what rested on it ends.
    Object.assign(person, { consents, skills: [], organisations: [], vouchedFor: [] })
    return mayWait(world, by, pick)
  }
  const verified = (skill: string) => person.skills.find((held) => held.skill === skill)
  person.skills = skills.map((skill) => verified(skill) ?? { skill, verified: false, expiresAt: null })
  const vouchedFor = person.vouchedFor.filter((one) => organisations.includes(one))
  Object.assign(person, { consents, organisations, vouchedFor })
  return mayWait(world, by, pick)
}

function vouch(world: World, { person: key, skill, verified, expiresAt }: Of<'vouch'>, pick: Pick): Expected {
  const held = personOf(world, key).skills.find((one) => one.skill === skill)
  if (!held) return notTheirs
  Object.assign(held, { verified, expiresAt: verified ? expiresAt : null })
  return mayWait(world, key, pick)
}

/** After a change of skills or consent, the person's waiting entries may change now or at the next job. */
function mayWait(world: World, person: string, pick: Pick): Expected {
  world.pending = [...new Set([...world.pending, ...liveOf(world, person).map(({ activity }) => activity)])]
  comeToRest(world, pick)
  return done
}

/** Lets time pass. Reservations end by the clock, and the job gives their seats away. */
function wait(world: World, { until }: Of<'wait'>): Expected {
  world.now = Math.max(world.now, until)
  world.pending = world.activities.map(({ key }) => key)
  return done
}
