/** Teams being put together. */
import type { CreateTeamAnswer, CreateTeamInput } from '../../../contract/teams'
import { mayHaveArrived } from '../../../client/wire/fault'
import { openDrafts } from '../../../client/phone/drafts'
import { phoneKey } from '../../../client/phone/phone-key'
import type { PhoneStorage } from '../../../client/phone/storage'
import type { TeamForm } from '../team-form'

export interface TeamDraft {
  owner: string
  activityId: string
  /** Id of the team that it becomes; null until it is first on the phone. */
  teamId: string | null
  form: TeamForm
  /** A request whose answer did not come. */
  pending: CreateTeamInput | null
}

/** Nobody puts more together at a time; each is a kilobyte or two. */
const MOST_DRAFTS = 5

const TEAMS = phoneKey<TeamDraft[]>('teams')

export function openTeamDrafts(storage: PhoneStorage, makeId: () => string) {
  const drafts = openDrafts(storage, {
    key: TEAMS,
    about: 'activityId',
    most: MOST_DRAFTS,
    isWhole: ({ teamId, form }) => typeof teamId === 'string' && isForm(form),
  })
  return {
    ...drafts,
    /** Id of the team that a draft becomes: one draft on two pages must not become two teams. */
    teamIdOf: (draft: TeamDraft): string => draft.teamId ?? drafts.find(draft)?.teamId ?? makeId(),
  }
}

const isForm = (form: Partial<TeamForm> | undefined): boolean =>
  typeof form?.organisationId === 'string' && Array.isArray(form.parts) && form.parts.every((part) => Array.isArray(part?.rows))

interface SendCalls {
  create: (input: CreateTeamInput) => Promise<CreateTeamAnswer>
  makeId: () => string
  /** Called before each call leaves and after each answer: killed in between, the next attempt knows where this one was. */
  keep: (pending: CreateTeamInput | null) => void
}

/**
 * Sends the team. The same request again keeps its id and gets the first answer; changed meanwhile it is another request
 * for the same team, and the server says if that is there already.
 * @throws Fault when the server could not be asked
 */
export async function sendTeam(
  pending: CreateTeamInput | null,
  wanted: Omit<CreateTeamInput, 'requestId'>,
  { create, makeId, keep }: SendCalls,
): Promise<CreateTeamAnswer> {
  const isSame = pending !== null && JSON.stringify({ ...pending, requestId: '' }) === JSON.stringify({ ...wanted, requestId: '' })
  const input = isSame ? pending : { ...wanted, requestId: makeId() }
  keep(input)
  try {
    const answer = await create(input)
    keep(null)
    return answer
  } catch (error) {
    if (!mayHaveArrived(error)) keep(null)
    throw error
  }
}
