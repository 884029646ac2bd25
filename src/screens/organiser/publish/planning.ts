/** Help while an activity is written. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { UsualPlansAnswer, WarningsInput } from '../../../contract/activities/planning'
import { hour } from '../../../domain/calendar/calendar'
import { api, ask } from '../../../client/wire/calls'

/** Warnings to read before publishing. */
export const usePlanWarnings = () => useMutation({ mutationFn: (input: WarningsInput) => ask(api.planning.warnings.query(input)) })

/** Usual plans of visits, which change only with a new version of the product. */
export const useUsualPlans = () =>
  useQuery({ queryKey: ['usual-plans'], queryFn: (): Promise<UsualPlansAnswer> => ask(api.planning.usual.query()), staleTime: hour })

/** Places of earlier visits to the town, the latest first; '' for no town. */
export const usePlacesIn = (townId: string) =>
  useQuery({ queryKey: ['places', townId], queryFn: () => ask(api.planning.places.query({ townId })), enabled: townId !== '' })
