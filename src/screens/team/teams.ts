/** A leader's team and its invitation. Each change waits for the server's answer. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { TeamView } from '../../contract/teams'
import { api, ask } from '../../client/wire/calls'
import { teamsKey, useRefreshAfterChange } from '../../client/sign-ups'
import type { ServerAnswer } from '../../client/wire/request-id'
import { type SendChange, useChange } from '../../client/wire/use-change'

/** One team. The answer is stored on the leader's phone only, since an organiser's phone must not keep names. */
export function useTeam(teamId: string) {
  const queryKey = [...teamsKey, 'one', teamId]
  const known = useQueryClient().getQueryData<TeamView>(queryKey)
  return useQuery({
    queryKey,
    queryFn: () => ask(api.teams.get.query({ teamId })),
    enabled: teamId !== '',
    meta: { keep: known?.isLeader === true },
  })
}

/** The invitation behind a link. Any signed-in user may read it. */
export const useInvitation = (teamId: string, key: string, isSignedIn: boolean) =>
  useQuery({
    queryKey: [...teamsKey, 'invitation', teamId, key],
    queryFn: () => ask(api.teams.invitation.query({ teamId, key })),
    enabled: teamId !== '' && key !== '' && isSignedIn,
  })

/** Names a person for an unnamed seat. */
export const useAddMember = (teamId: string) =>
  useTeamChange((requestId, input: { positionId: string; name: string }) => api.teams.addMember.mutate({ ...input, requestId, teamId }))

/** Replaces a member. */
export const useReplaceMember = (teamId: string) =>
  useTeamChange((requestId, input: { signUpId: string; name: string }) => api.teams.replaceMember.mutate({ ...input, requestId, teamId }))

export const useRemoveMember = (teamId: string) =>
  useTeamChange((requestId, input: { signUpId: string }) => api.teams.removeMember.mutate({ ...input, requestId, teamId }))

/** Releases unnamed seats. The place on the waitlist stays. */
export const useShrinkTeam = (teamId: string) =>
  useTeamChange((requestId, input: { positionId: string; seats: number }) => api.teams.shrink.mutate({ ...input, requestId, teamId }))

export const useWithdrawTeam = (teamId: string) => useTeamChange((requestId) => api.teams.withdraw.mutate({ requestId, teamId }))

/** Takes a seat by the invitation. */
export const useJoinTeam = (teamId: string, key: string) =>
  useTeamChange((requestId, input: { positionId: string | null }) => api.teams.join.mutate({ ...input, requestId, teamId, key }))

/** A change of a team. It is repeatable, because a removed member may be named again. */
const useTeamChange = <Answer extends ServerAnswer, Input = void>(send: SendChange<Input, Answer>) =>
  useChange(send, { onAnswer: useRefreshAfterChange(), isRepeatable: true })
