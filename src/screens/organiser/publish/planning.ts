/** What helps while a visit is written. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { UsualPlansAnswer, WarningsInput } from '../../../contract/activities/planning'
import { hour } from '../../../domain/calendar/calendar'
import { api, ask } from '../../../client/wire/calls'

/** What to look at before publishing. */
export const usePlanWarnings = () => useMutation({ mutationFn: (input: WarningsInput) => ask(api.planning.warnings.query(input)) })

/** What visits usually are; it changes with the product. */
export const useUsualPlans = () =>
  useQuery({ queryKey: ['usual-plans'], queryFn: (): Promise<UsualPlansAnswer> => ask(api.planning.usual.query()), staleTime: hour })

/** Where visits to the town have been, the latest first; '' for no town. */
export const usePlacesIn = (townId: string) =>
  useQuery({ queryKey: ['places', townId], queryFn: () => ask(api.planning.places.query({ townId })), enabled: townId !== '' })
