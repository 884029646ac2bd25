/** Own sign-ups: taking a position, the ticket, withdrawal; and the teams that this person leads. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CreateSignUpInput, OwnSignUpView } from '../contract/sign-ups'
import { activitiesKey } from './activities/activities'
import { api, ask } from './wire/calls'
import { useChange } from './wire/use-change'

export const signUpsKey = ['sign-ups'] as const
/** Prefix of the query keys of all answers that name a team. */
export const teamsKey = ['teams'] as const
const mineKey = [...signUpsKey, 'mine'] as const

/** Live and past sign-ups with their tickets, upcoming first. */
export const ownSignUpsQuery = queryOptions({ queryKey: mineKey, queryFn: () => ask(api.signUps.mine.query()) })
/** The same query as a hook. @param enabled false for a person without a profile, who has none */
export const useOwnSignUps = (enabled = true) => useQuery({ ...ownSignUpsQuery, enabled })

/** One sign-up. Without a network it is taken from the answer for the list. */
export function useOwnSignUp(signUpId: string) {
  const client = useQueryClient()
  return useQuery({
    queryKey: [...signUpsKey, 'one', signUpId],
    queryFn: () => ask(api.signUps.get.query({ signUpId })),
    enabled: signUpId !== '',
    initialData: () => client.getQueryData<OwnSignUpView[]>(mineKey)?.find((signUp) => signUp.id === signUpId),
    initialDataUpdatedAt: () => client.getQueryState(mineKey)?.dataUpdatedAt,
  })
}

/** Teams that this person leads; the calls that change them are in the team package. */
export const useOwnTeams = (enabled: boolean) =>
  useQuery({ queryKey: [...teamsKey, 'mine'], queryFn: () => ask(api.teams.mine.query()), enabled })

/** Signs up for a position. */
export const useSignUp = () =>
  useChange((requestId, input: Omit<CreateSignUpInput, 'requestId'>) => api.signUps.create.mutate({ ...input, requestId }), {
    onAnswer: useRefreshAfterChange(),
  })

/** Withdraws a sign-up. */
export const useWithdrawal = (signUpId: string) =>
  useChange((requestId) => api.signUps.withdraw.mutate({ requestId, signUpId }), {
    onAnswer: useRefreshAfterChange(),
  })

/** Refreshes the lists after a change, without waiting for them. */
export function useRefreshAfterChange() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: signUpsKey })
    void client.invalidateQueries({ queryKey: teamsKey })
    void client.invalidateQueries({ queryKey: activitiesKey })
  }
}
