/** What helps while a visit is written. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { WarningsInput } from '../contract/planning'
import { api, ask } from './calls'

/** What to look at before publishing. */
export const usePlanWarnings = () => useMutation({ mutationFn: (input: WarningsInput) => ask(api.planning.warnings.query(input)) })

/** Where visits to the town have been, the latest first; '' for no town. */
export const usePlacesIn = (townId: string) =>
  useQuery({ queryKey: ['places', townId], queryFn: () => ask(api.planning.places.query({ townId })), enabled: townId !== '' })
