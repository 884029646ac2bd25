/** Writing a team: the form, and its submission. */
import { useMutation } from '@tanstack/react-query'
import type { CreateTeamInput } from '../../../contract/teams'
import { api, ask } from '../../../client/wire/calls'
import { sendKept } from '../../../client/wire/request-id'
import { randomId } from '../../../client/phone/device'
import { type TeamDraft, openTeamDrafts } from './team-drafts'
import { owner } from '../../../client/phone/owner'
import { useRefreshAfterChange } from '../../../client/sign-ups'
import { phoneStorage } from '../../../client/phone/storage'
import { type DraftInForm, useDraft } from '../../../client/phone/use-draft'
import type { TeamForm } from '../team-form'

const drafts = openTeamDrafts(phoneStorage, randomId)

/** This person's earlier draft, or an empty form. */
export const useTeamDraft = (activityId: string, organisationId: string): DraftInForm<TeamDraft> =>
  useDraft(drafts, { owner: owner(), activityId, teamId: null, form: { organisationId, parts: [] }, pending: null })

/** State of the form, and its actions. */
export type TeamWriting = ReturnType<typeof useTeamWriting>

export function useTeamWriting({ draft, latest, put, drop, isOnPhone }: DraftInForm<TeamDraft>) {
  const refresh = useRefreshAfterChange()
  const keep = (change: Partial<TeamDraft>) => {
    const teamId = drafts.teamIdOf({ ...latest(), ...change })
    return { ...put({ ...change, teamId }), teamId }
  }
  const send = useMutation({
    mutationFn: (input: Omit<CreateTeamInput, 'requestId' | 'teamId'>) => {
      const { teamId, pending } = keep({})
      const request = { ...input, teamId }
      return sendKept(pending, JSON.stringify(request), {
        send: (requestId) => ask(api.teams.create.mutate({ ...request, requestId })),
        makeId: randomId,
        keep: (sent) => keep({ pending: sent }),
      })
    },
    onSuccess: (answer) => {
      if (answer.ok) drop()
      // The draft's team no longer exists, so the form gets the id of a new team.
      else if (answer.reason === 'team-gone') keep({ teamId: randomId() })
      refresh()
    },
  })
  return { form: draft.form, isOnPhone, change: (form: TeamForm) => keep({ form }), send }
}
