/** An organiser's operations on an activity and its seats. */
import { claim, freeSeats, isFree, waitingOf } from './model/waitlist'
import { type Activity, type Position, type World, hour, isLive } from './model/world'
import type { Change, EntryRef, Operation, QuotaRef } from './operations'
import type { Chance } from './random'
import { ORGANISATIONS, SKILLS } from './scenario'

interface Setting {
  activity: Activity
  /** Label of the step, from which an added position gets its name. */
  label: string
}
type DeskKind = 'confirm' | 'move' | 'remove' | 'edit' | 'cancel'

export function generateDesk(chance: Chance, world: World, kind: DeskKind, { activity, label }: Setting): Operation | undefined {
  const { key } = activity
  switch (kind) {
    case 'confirm': {
      const roomy = world.activities.flatMap((one) =>
        waitingOf(world, one.key).filter((entry) => claim(freeSeats(one), entry, world.now) !== null),
      )
      if (roomy.length > 0 && chance.happens(0.8)) {
        const { signUp, team } = chance.one(roomy)
        return signUp
          ? { do: kind, activity: signUp.activity, entry: { person: signUp.person } }
          : { do: kind, activity: team.activity, entry: { team: team.key } }
      }
      const entry = someEntry(chance, world, key, chance.happens(0.5) ? 'waitlisted' : null)
      return entry && chance.happens(0.3) ? { do: kind, activity: key, entry } : undefined
    }
    case 'remove': {
      const entry = someEntry(chance, world, key, null)
      return entry ? { do: kind, activity: key, entry } : undefined
    }
    case 'move': {
      const people = world.signUps.filter((one) => one.activity === key && (isLive(one) || chance.happens(0.1)))
      if (people.length === 0) return undefined
      const positions = chance.happens(0.03) ? world.activities.flatMap((one) => one.positions) : activity.positions
      return { do: kind, activity: key, person: chance.one(people).person, position: chance.one(positions).key }
    }
    case 'edit':
      return edit(chance, world, activity, label)
    case 'cancel':
      return { do: kind, activity: key }
  }
}

function someEntry(chance: Chance, world: World, activity: string, status: 'waitlisted' | 'confirmed' | null): EntryRef | undefined {
  const suits = (one: { activity: string; status: string }) => one.activity === activity && (status === null || one.status === status)
  const alone = world.signUps.filter((one) => suits(one) && (one.team === null || chance.happens(0.15)))
  const entries = [...alone.map(({ person }) => ({ person })), ...world.teams.filter(suits).map(({ key }) => ({ team: key }))]
  return entries.length > 0 ? chance.one(entries) : undefined
}

function edit(chance: Chance, world: World, activity: Activity, label: string): Operation {
  const { key } = activity
  const isStale = chance.happens(0.04)
  const position = chance.one(activity.positions)
  const kind = chance.one(['capacity', 'capacity', 'capacity', 'quotas', 'quotas', 'skill', 'times', 'times', 'adds', 'removes'] as const)
  if (kind === 'capacity') return { do: 'edit', activity: key, isStale, ...otherCapacity(chance, world, position) }
  const changes: Record<typeof kind, () => Change> = {
    quotas: () => ({ quotas: { position: position.key, quotas: someQuotas(chance, world, activity, position.seats.length) } }),
    skill: () => ({ skill: { position: position.key, skill: chance.happens(0.5) ? null : chance.one(SKILLS) } }),
    // A move may open a released quota again.
    times: () => ({
      times: otherTimes(chance, world, activity),
      ...(chance.happens(0.5)
        ? { quotas: { position: position.key, quotas: someQuotas(chance, world, activity, position.seats.length) } }
        : {}),
    }),
    adds: () => {
      const capacity = chance.between(1, 3)
      return { adds: { key: `${key}${label}`, capacity, quotas: someQuotas(chance, world, activity, capacity) } }
    },
    removes: () => ({ removes: position.key }),
  }
  const entry = chance.happens(0.1) ? someEntry(chance, world, key, chance.happens(0.8) ? 'confirmed' : null) : undefined
  return { do: 'edit', activity: key, change: changes[kind](), toWaitlist: entry ? [entry] : [], isStale }
}

/** A change of capacity: more seats, or fewer with the people who lose theirs. Sometimes too few people are named. */
function otherCapacity(chance: Chance, world: World, position: Position): { change: Change; toWaitlist: EntryRef[] } {
  const seats = Math.max(1, position.seats.length + chance.one([-2, -1, -1, 1, 1, 2]))
  const change = { capacity: { position: position.key, seats } }
  const over = () => position.seats.filter((seat) => !isFree(seat)).length - seats
  const holders = chance.some([...new Set(position.seats.flatMap(({ person, team }) => team ?? person ?? []))], position.seats.length)
  const toWaitlist: EntryRef[] = []
  for (let left = over(); left > 0 && holders.length > 0;) {
    if (chance.happens(0.1)) break
    const next = holders.pop() ?? ''
    const isTeam = world.teams.some(({ key }) => key === next)
    toWaitlist.push(isTeam ? { team: next } : { person: next })
    left -= position.seats.filter(({ person, team }) => next === team || (team === null && next === person)).length
  }
  return { change, toWaitlist }
}

function someQuotas(chance: Chance, world: World, activity: Activity, capacity: number): QuotaRef[] {
  return chance.some(ORGANISATIONS, chance.int(3)).map((organisation) => {
    const latest = chance.happens(0.05) ? activity.startsAt + hour : activity.startsAt
    const releaseAt = Math.min(latest, world.now + chance.one([-1, 2, 12, 30, 80, 200]) * hour)
    return { organisation, seats: chance.between(1, Math.max(1, Math.min(3, capacity))), releaseAt }
  })
}

/** New times: earlier or later, overlapping another activity or no longer. Sometimes they are impossible. */
function otherTimes(chance: Chance, world: World, activity: Activity): { startsAt: number; endsAt: number } {
  const other = chance.one(world.activities)
  const startsAt = chance.happens(0.4)
    ? other.startsAt + chance.one([-3, -2, 0, 1, 3]) * hour
    : activity.startsAt + chance.one([-24, -6, -1, 1, 6, 24, 30]) * hour
  const length = chance.happens(0.04) ? chance.one([0, -1, 25]) : chance.one([1, 3, 4])
  return { startsAt, endsAt: startsAt + length * hour }
}
