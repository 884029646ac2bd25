/** The form of a team: typed text, problems, and the request. */
import type { ActivityDetail, PositionView } from '../../contract/activities/activities'
import type { RefusalCode } from '../../contract/codes'
import type { ProfileView } from '../../contract/people/profile'
import type { CreateTeamInput } from '../../contract/teams'
import type { Refused } from '../../domain/decision'
import type { OwnSignUp } from '../../domain/sign-ups/sign-up'
import { tidyName } from '../../domain/people/names'
import { type NamedPerson, decideMember, decideTeam } from '../../domain/teams'
import { parseNames } from './team-names'

/** A seat; `name` is '' for a seat without a name. */
export interface SeatRow {
  id: string
  name: string
}

export interface TeamFormPart {
  positionId: string
  rows: SeatRow[]
}

export interface TeamForm {
  organisationId: string
  /** Seats of the team by position. */
  parts: TeamFormPart[]
}

type MakeId = () => string

export const seatsOf = ({ parts }: TeamForm): number => parts.reduce((sum, { rows }) => sum + rows.length, 0)
export const openSeatsOf = ({ parts }: TeamForm): number =>
  parts.reduce((sum, { rows }) => sum + rows.filter(({ name }) => tidyName(name) === '').length, 0)

export const rowsOf = ({ parts }: TeamForm, positionId: string): SeatRow[] =>
  parts.find((part) => part.positionId === positionId)?.rows ?? []

/** The form with new rows for one position. */
export function withRows(form: TeamForm, positionId: string, rows: SeatRow[]): TeamForm {
  const others = form.parts.filter((part) => part.positionId !== positionId)
  return { ...form, parts: rows.length > 0 ? [...others, { positionId, rows }] : others }
}

/** The rows with one more unnamed row. */
export const addRow = (rows: SeatRow[], makeId: MakeId): SeatRow[] => [...rows, { id: makeId(), name: '' }]

/** The rows without the last unnamed one. Rows with a name are never removed. */
export function removeRow(rows: SeatRow[]): SeatRow[] {
  const gone = [...rows].reverse().find(({ name }) => tidyName(name) === '')
  return rows.filter((row) => row !== gone)
}

/**
 * Fills in names from one seat on: that seat, then unnamed seats, then new ones.
 * @param most largest number of seats in the position
 * @returns the rows, and the names for which no seat was left
 */
export function fillNames(
  rows: SeatRow[],
  from: string | null,
  names: readonly string[],
  most: number,
  makeId: MakeId,
): { rows: SeatRow[]; left: string[] } {
  const left = [...names]
  const start = Math.max(
    0,
    rows.findIndex(({ id }) => id === from),
  )
  const filled = rows.map((row, at) => {
    const takes = row.id === from || (at >= start && tidyName(row.name) === '')
    return takes && left.length > 0 ? { ...row, name: left.shift() ?? '' } : row
  })
  while (left.length > 0 && filled.length < most) filled.push({ id: makeId(), name: left.shift() ?? '' })
  return { rows: filled, left }
}

/** A problem of one seat, or of the team. */
export interface TeamProblem {
  /** The seat's id; absent for a problem of the team. */
  row?: string
  reason: RefusalCode
  about?: string
}

/** Reasons that are shown at a person's seat. */
const AT_A_SEAT: readonly RefusalCode[] = [
  'name-invalid',
  'name-twice',
  'name-ambiguous',
  'member-skill-missing',
  'member-skill-unverified',
  'member-signed-up',
  'member-overlaps',
]

/**
 * Problems for which the server would certainly refuse the team, by the same rules: first of each seat, then of the team.
 * @param own the leader's sign-ups, as far as the phone knows them
 */
export function problemsIn(
  form: TeamForm,
  activity: ActivityDetail,
  profile: ProfileView,
  own: readonly OwnSignUp[],
  now: number,
): TeamProblem[] {
  const problems: TeamProblem[] = []
  const seen = new Set<string>()
  for (const { id, name: typed } of form.parts.flatMap(({ rows }) => rows)) {
    const name = tidyName(typed)
    if (name === '') continue
    const decision = decideMember(somebody(name, isLeader(name, form, profile) ? own : []), null, activity)
    // Two names on one seat, such as 陈样例 胡示范, would pass as one long name.
    if (parseNames(typed).length > 1) problems.push({ row: id, reason: 'name-invalid', about: name })
    else if (!decision.ok) problems.push({ row: id, reason: decision.reason, about: decision.about ?? name })
    else if (seen.has(name)) problems.push({ row: id, reason: 'name-twice', about: name })
    seen.add(name)
  }
  const whole = decideTeam(factsOf(form, activity, profile), now)
  if (!whole.ok && !AT_A_SEAT.includes(whole.reason)) problems.push(whole)
  return problems
}

/** The seat that a refusal is about, found by name. In `about` a bracket may follow the name. */
export function placeOf(form: TeamForm, { reason, about = '' }: Refused<RefusalCode>): TeamProblem {
  const rows = form.parts.flatMap((part) => part.rows).filter(({ name }) => tidyName(name) !== '')
  const row = rows.find(({ name }) => tidyName(name) === about) ?? rows.find(({ name }) => about.startsWith(`${tidyName(name)}（`))
  return { reason, about, ...(row && AT_A_SEAT.includes(reason) ? { row: row.id } : {}) }
}

/** A named person with the facts that the phone knows. The server checks the others. */
const somebody = (name: string, own: readonly OwnSignUp[] = []): NamedPerson => ({ name, accounts: 0, profile: null, own })

/** True for the leader's own name, by which an organisation that has confirmed the leader knows them. */
const isLeader = (name: string, { organisationId }: TeamForm, { name: own, organisations }: ProfileView): boolean =>
  name === own && organisations.some(({ id, verified }) => id === organisationId && verified)

function factsOf(form: TeamForm, activity: ActivityDetail, profile: ProfileView) {
  const organisation = profile.organisations.find(({ id }) => id === form.organisationId)
  const position = (id: string) => activity.positions.find((one) => one.id === id)
  return {
    activity,
    seenVersion: activity.version,
    leader: { ...profile, organisationIds: profile.organisations.map(({ id }) => id) },
    organisation: { id: form.organisationId, name: organisation?.name ?? '' },
    parts: form.parts.map(({ positionId, rows }) => ({
      position: withoutDemand(position(positionId)),
      seats: rows.length,
      people: rows.flatMap(({ name }) => (tidyName(name) === '' ? [] : [somebody(tidyName(name))])),
    })),
  }
}

const withoutDemand = (position: PositionView | undefined) => position && { name: position.name, capacity: position.capacity, demand: null }

/** The request without its ids. Positions are in the activity's order, so that the same team gives the same request. */
export function inputOf(form: TeamForm, activity: ActivityDetail): Omit<CreateTeamInput, 'requestId' | 'teamId'> {
  const order = (positionId: string) => activity.positions.findIndex(({ id }) => id === positionId)
  const parts = [...form.parts].sort((one, other) => order(one.positionId) - order(other.positionId))
  return {
    activityId: activity.id,
    version: activity.version,
    organisationId: form.organisationId,
    parts: parts.map(({ positionId, rows }) => ({ positionId, seats: rows.map(({ name }) => tidyName(name) || null) })),
  }
}
