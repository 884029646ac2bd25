/** Shortages: positions whose new capacity is below the seats taken, and the people who could return to the waitlist. */
import type { ActivityPlan, DeskSignUp, NamedEntry } from '../../../contract/activities/desk'
import type { SeatsView } from '../../../contract/seats'

/** A position with a new capacity below the seats taken. */
export interface Shortage {
  positionId: string
  position: string
  taken: number
  capacity: number
  missing: number
}

/** A person or a team with seats. */
export interface Holder extends NamedEntry {
  /** Organisation: 农工党; empty for none. */
  note: string
  createdAt: number
  /** Seats by position. */
  holds: ReadonlyMap<string, number>
}

/** Shortages in the order of the form. */
export const shortagesIn = (positions: ActivityPlan['positions'], seats: SeatsView): Shortage[] =>
  positions.flatMap(({ id, name, capacity }) => {
    const taken = seats.positions.find((position) => position.id === id)?.taken ?? 0
    return taken > capacity ? [{ positionId: id, position: name, taken, capacity, missing: taken - capacity }] : []
  })

/** Holders of seats, newest first, because the earliest keep their seats. A team moves as a whole. */
export function holdersOf(signUps: readonly DeskSignUp[], seats: SeatsView): Holder[] {
  const confirmed = signUps.filter(({ status }) => status === 'confirmed')
  const alone = confirmed
    .filter(({ teamId }) => teamId === null)
    .map(({ id, name, organisation, createdAt, positionId }) => ({
      id,
      name,
      isTeam: false,
      seats: 1,
      note: organisation ?? '',
      createdAt,
      holds: new Map([[positionId, 1]]),
    }))
  const teams = seats.teams
    .filter(({ status }) => status === 'confirmed')
    .map((team) => {
      const members = confirmed.filter(({ teamId }) => teamId === team.id)
      return {
        id: team.id,
        name: team.name,
        isTeam: true,
        seats: team.seats,
        note: `领队${team.leader}`,
        createdAt: Math.min(...members.map(({ createdAt }) => createdAt)),
        holds: heldBy(members, team.open, seats.positions),
      }
    })
  return [...alone, ...teams].sort((one, other) => order(other) - order(one))
}

/** Sort key. A team without names has no date, and must not be suggested first. */
const order = ({ createdAt }: { createdAt: number }): number => (Number.isFinite(createdAt) ? createdAt : 0)

/** A team's seats by position. The position of its open seats is a guess if several positions have some; the server decides. */
function heldBy(members: readonly DeskSignUp[], open: number, positions: SeatsView['positions']): Map<string, number> {
  const holds = new Map<string, number>()
  for (const { positionId } of members) holds.set(positionId, (holds.get(positionId) ?? 0) + 1)
  if (open === 0) return holds
  const likely = positions.find(({ id, unnamed }) => unnamed >= open && (holds.size === 0 || holds.has(id)))
  const home = likely ?? positions.find(({ unnamed }) => unnamed > 0)
  if (home) holds.set(home.id, (holds.get(home.id) ?? 0) + open)
  return holds
}

/** Missing seats that the chosen holders do not cover yet; zero or less if they cover all. */
export const stillMissing = ({ positionId, missing }: Shortage, holders: readonly Holder[], chosen: readonly string[]): number =>
  holders.filter(({ id }) => chosen.includes(id)).reduce((left, { holds }) => left - (holds.get(positionId) ?? 0), missing)

/**
 * Suggested holders: the newest ones that cover each shortage. A team larger than the shortage is suggested only if no other holder
 * is left.
 */
export function suggestedHolders(shortages: readonly Shortage[], holders: readonly Holder[]): string[] {
  const chosen: string[] = []
  for (const shortage of shortages) {
    const choose = (fits: (held: number, missing: number) => boolean) => {
      for (const { id, holds } of holders) {
        const missing = stillMissing(shortage, holders, chosen)
        const held = holds.get(shortage.positionId) ?? 0
        if (missing > 0 && held > 0 && !chosen.includes(id) && fits(held, missing)) chosen.push(id)
      }
    }
    choose((held, missing) => held <= missing)
    choose(() => true)
  }
  return chosen
}
