/** Teams being put together. Each is on the phone from its first letter until the server has it. */
import { isRetryable } from '../contract/codes'
import type { CreateTeamAnswer, CreateTeamInput } from '../contract/teams'
import { faultOf } from './fault'
import type { TeamForm } from './team-form'

export interface KeptTeam {
  /** Who writes it; not for the next person on this phone. */
  owner: string
  activityId: string
  form: TeamForm
  /** A request whose answer did not come: it goes again, unchanged, before anything else does. */
  pending: CreateTeamInput | null
}

interface TeamStore {
  read: () => unknown
  /** @throws when there is no room. */
  write: (teams: KeptTeam[]) => void
}

/** Nobody puts more together at a time; each is a kilobyte or two. */
const MOST_KEPT = 5

/** Storage is an argument: this runs without a phone. */
export function openKeptTeams(store: TeamStore) {
  const all = () => readTeams(store.read())
  const others = (team: Pick<KeptTeam, 'owner' | 'activityId'>) =>
    all().filter(({ owner, activityId }) => owner !== team.owner || activityId !== team.activityId)
  return {
    find: (owner: string, activityId: string) => all().find((team) => team.owner === owner && team.activityId === activityId),
    /** Returns when it is on the phone. @throws when there is no room. */
    put: (team: KeptTeam) => store.write([team, ...others(team)].slice(0, MOST_KEPT)),
    drop: (team: Pick<KeptTeam, 'owner' | 'activityId'>) => store.write(others(team)),
  }
}

/** Whatever lies in the storage under the key: only what this version of the form wrote. */
const readTeams = (stored: unknown): KeptTeam[] =>
  Array.isArray(stored) ? (stored as KeptTeam[]).filter((team) => typeof team?.activityId === 'string' && isForm(team.form)) : []

const isForm = (form: Partial<TeamForm> | undefined): boolean =>
  typeof form?.organisationId === 'string' && Array.isArray(form.parts) && form.parts.every((part) => Array.isArray(part?.rows))

interface SendCalls {
  create: (input: CreateTeamInput) => Promise<CreateTeamAnswer>
  makeId: () => string
  /** Called before each call leaves and after each answer: killed in between, the next attempt knows where this one was. */
  keep: (pending: CreateTeamInput | null) => void
}

/**
 * Sends the team. An earlier request without an answer goes first, exactly as it was: if it had arrived there is a team
 * already, and a second one would hold the seats twice.
 * @returns `isEarlier`: the answer is about what was sent before, not about what stands on the form now
 * @throws Fault when the server could not be asked
 */
export async function sendTeam(pending: CreateTeamInput | null, wanted: Omit<CreateTeamInput, 'requestId'>, calls: SendCalls) {
  const isSame = pending !== null && JSON.stringify({ ...pending, requestId: '' }) === JSON.stringify({ ...wanted, requestId: '' })
  if (pending && !isSame) {
    const answer = await send(pending, calls)
    if (answer.ok) return { answer, isEarlier: true }
  }
  const answer = await send(pending && isSame ? pending : { ...wanted, requestId: calls.makeId() }, calls)
  return { answer, isEarlier: false }
}

async function send(input: CreateTeamInput, { create, keep }: SendCalls): Promise<CreateTeamAnswer> {
  keep(input)
  try {
    const answer = await create(input)
    keep(null)
    return answer
  } catch (error) {
    const { code } = faultOf(error)
    // Of a refused call nothing is stored; of one without an answer nobody knows.
    if (!isRetryable(code) && code !== 'unreadable') keep(null)
    throw error
  }
}
