/** Taking and leaving seats, for any reason. */
import {
  type Person,
  type Pick,
  type PositionKey,
  type SignUp,
  type Team,
  type World,
  activityOf,
  membersOf,
  positionOf,
  positionsOf,
  teamOf,
  unnamedIn,
} from './world'

export function addSignUp(world: World, facts: Omit<SignUp, 'id' | 'clashes' | 'arrival'>): SignUp {
  const signUp = { ...facts, id: null, clashes: false, arrival: ++world.arrivals }
  world.signUps.push(signUp)
  for (const position of positionsOf(world)) if (position.key === facts.position) position.wasUsed = true
  return signUp
}

/** Ends a sign-up, and frees its seat. */
export function end(world: World, signUp: SignUp, status: 'withdrawn' | 'cancelled'): void {
  signUp.status = status
  leaveSeat(world, signUp)
}

export function leaveSeat(world: World, signUp: SignUp): void {
  for (const seat of positionOf(world, signUp.position).seats) if (seat.person === signUp.person) seat.person = null
}

/** Gives one of the team's unnamed seats in the position to a person. */
export function name(world: World, team: Team, position: PositionKey, person: Person): void {
  if (!world.people.some(({ key }) => key === person.key)) world.people.push(person)
  const status = team.status === 'confirmed' ? 'confirmed' : 'waitlisted'
  const { activity, organisation } = team
  addSignUp(world, { activity, position, person: person.key, organisation, team: team.key, status })
  const seat = positionOf(world, position).seats.find((one) => one.team === team.key && one.person === null)
  if (seat) seat.person = person.key
}

/**
 * A member leaves. Until the names deadline the team keeps the seat; afterwards the seat is released, perhaps with all other unnamed
 * ones.
 */
export function loseMember(world: World, member: SignUp, pick: Pick): void {
  end(world, member, 'withdrawn')
  const team = teamOf(world, member.team ?? '')
  if (world.now < activityOf(world, team.activity).namesUntil) return
  const isAlone = team.parts.every(({ position }) => unnamedIn(world, team, position) === (position === member.position ? 1 : 0))
  if (isAlone || pick(2) === 1) giveBack(world, team, member.position, 1)
  else releaseUnnamed(world, team)
}

/** Releases the unnamed seats, so that after the names deadline a team has as many seats as names. */
export function releaseUnnamed(world: World, team: Team): void {
  for (const { position } of team.parts) giveBack(world, team, position, unnamedIn(world, team, position))
}

/** Releases unnamed seats of a team. A team without seats is withdrawn. */
export function giveBack(world: World, team: Team, position: PositionKey, seats: number): void {
  const unnamed = positionOf(world, position).seats.filter((seat) => seat.team === team.key && seat.person === null)
  for (const seat of unnamed.slice(0, seats)) seat.team = null
  for (const part of team.parts) if (part.position === position) part.seats -= seats
  team.parts = team.parts.filter((part) => part.seats > 0)
  if (team.parts.length === 0) team.status = 'withdrawn'
}

export function endTeam(world: World, team: Team, status: 'withdrawn' | 'cancelled'): void {
  for (const member of membersOf(world, team.key)) end(world, member, status)
  for (const { seats } of positionsOf(world)) for (const seat of seats) if (seat.team === team.key) seat.team = null
  team.status = status
}
