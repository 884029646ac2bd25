/** A leader's team and the invitation to it. Requests: each waits for the server's answer. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JoinTeamAnswer, MemberAnswer, RemoveMemberAnswer, ShrinkTeamAnswer, TeamView, WithdrawTeamAnswer } from '../../contract/teams'
import { api, ask } from '../../client/wire/calls'
import { teamsKey, useRefreshAfterChange } from '../../client/sign-ups'
import { useRequestId } from '../../client/wire/use-request-id'

/** One team. Its leader's phone keeps it; an organiser who looks at it keeps no names. */
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

/** What somebody sees who was sent the link; anybody signed in may look. */
export const useInvitation = (teamId: string, key: string, isSignedIn: boolean) =>
  useQuery({
    queryKey: [...teamsKey, 'invitation', teamId, key],
    queryFn: () => ask(api.teams.invitation.query({ teamId, key })),
    enabled: teamId !== '' && key !== '' && isSignedIn,
  })

/** A name for a seat that has none. */
export const useAddMember = (teamId: string) =>
  useTeamChange((input: { requestId: string; positionId: string; name: string }): Promise<MemberAnswer> =>
    api.teams.addMember.mutate({ ...input, teamId }),
  )

/** Somebody else instead. */
export const useReplaceMember = (teamId: string) =>
  useTeamChange((input: { requestId: string; signUpId: string; name: string }): Promise<MemberAnswer> =>
    api.teams.replaceMember.mutate({ ...input, teamId }),
  )

export const useRemoveMember = (teamId: string) =>
  useTeamChange((input: { requestId: string; signUpId: string }): Promise<RemoveMemberAnswer> =>
    api.teams.removeMember.mutate({ ...input, teamId }),
  )

/** Fewer seats; the place on the waitlist stays. */
export const useShrinkTeam = (teamId: string) =>
  useTeamChange((input: { requestId: string; positionId: string; seats: number }): Promise<ShrinkTeamAnswer> =>
    api.teams.shrink.mutate({ ...input, teamId }),
  )

export const useWithdrawTeam = (teamId: string) =>
  useTeamChange((input: { requestId: string }): Promise<WithdrawTeamAnswer> => api.teams.withdraw.mutate({ ...input, teamId }))

/** Taking a seat by the invitation. */
export const useJoinTeam = (teamId: string, key: string) =>
  useTeamChange((input: { requestId: string; positionId: string | null }): Promise<JoinTeamAnswer> =>
    api.teams.join.mutate({ ...input, teamId, key }),
  )

/** The request id is the same until there is an answer: a double tap or a retry is one request, the same change later is another. */
function useTeamChange<Input extends { requestId: string }, Answer>(send: (input: Input) => Promise<Answer>) {
  const refresh = useRefreshAfterChange()
  const requestId = useRequestId()
  return useMutation({
    mutationFn: (change: Omit<Input, 'requestId'>) => {
      const input = { ...change, requestId: requestId.for(JSON.stringify(change)) }
      return ask(send(input as Input))
    },
    onSuccess: () => {
      requestId.renew()
      refresh()
    },
  })
}
