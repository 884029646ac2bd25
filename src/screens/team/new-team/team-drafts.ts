/** Drafts of teams. */
import type { PendingRequest } from '../../../client/wire/request-id'
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
  pending: PendingRequest | null
}

/** More than a person builds at a time; each is a kilobyte or two. */
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
