/** Calls that help with writing an activity. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { UsualPlansAnswer, WarningsInput } from '../../../contract/activities/planning'
import { hour } from '../../../domain/calendar/calendar'
import { api, ask } from '../../../client/wire/calls'

/** Warnings about a plan, requested before publishing. */
export const usePlanWarnings = () => useMutation({ mutationFn: (input: WarningsInput) => ask(api.planning.warnings.query(input)) })

/** Usual plans of visits, which the administrator changes a few times a year. */
export const useUsualPlans = () =>
  useQuery({ queryKey: ['usual-plans'], queryFn: (): Promise<UsualPlansAnswer> => ask(api.planning.usual.query()), staleTime: hour })

/** Usual places in a town, then those of earlier visits. @param townId '' for none */
export const usePlacesIn = (townId: string) =>
  useQuery({ queryKey: ['places', townId], queryFn: () => ask(api.planning.places.query({ townId })), enabled: townId !== '' })
