/** The volunteer's own profile, messages and figures. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SaveProfileInput, SessionView } from '../../contract/people/profile'
import { api, ask } from '../wire/calls'
import { sessionKey } from './session'

/** Saves the volunteer's own profile. */
export function useSaveProfile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SaveProfileInput) => ask(api.profile.save.mutate(input)),
    onSuccess: (profile) => {
      // The session is updated at once, since the next page depends on whether the profile is complete.
      client.setQueryData<SessionView>(sessionKey, (session) => session && { ...session, isSignedIn: true, profile })
      void client.invalidateQueries({ queryKey: sessionKey })
    },
  })
}

/** Messages to this person, latest first. */
export const useOwnMessages = (enabled: boolean) =>
  useQuery({ queryKey: ['messages'], queryFn: () => ask(api.messages.mine.query()), enabled })

/** Own activities and minutes of a year. */
export const useOwnFigures = (year: number, enabled: boolean) =>
  useQuery({ queryKey: ['figures', 'mine', year], queryFn: () => ask(api.figures.mine.query({ year })), enabled })

/** A year's figures of the base, or of one organisation. */
export const useFigures = (year: number, organisationId: string | null = null) =>
  useQuery({ queryKey: ['figures', 'base', year, organisationId], queryFn: () => ask(api.figures.base.query({ year, organisationId })) })
