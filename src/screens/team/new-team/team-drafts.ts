/** Drafts of teams. */
import type { PendingRequest } from '../../../client/wire/request-id'
import { openDrafts } from '../../../client/phone/drafts'
import { phoneKey } from '../../../client/phone/phone-key'
import type { PhoneStorage } from '../../../client/phone/storage'
import type { TeamForm } from '../team-form'

export interface TeamDraft {
  owner: string
  activityId: string
  /** Id of the future team; null until the draft is first stored. */
  teamId: string | null
  form: TeamForm
  pending: PendingRequest | null
}

/** Largest number of drafts stored: more than a person writes at a time. Each has a kilobyte or two. */
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
    /** Id of a draft's future team. The stored draft's id is used, so that one draft on two pages does not become two teams. */
    teamIdOf: (draft: TeamDraft): string => draft.teamId ?? drafts.find(draft)?.teamId ?? makeId(),
  }
}

const isForm = (form: Partial<TeamForm> | undefined): boolean =>
  typeof form?.organisationId === 'string' && Array.isArray(form.parts) && form.parts.every((part) => Array.isArray(part?.rows))
