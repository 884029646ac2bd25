/** The user's own service records. */
import { useQuery } from '@tanstack/react-query'
import { api, ask } from './wire/calls'

/** Query key shared by all answers about service records. */
export const recordsKey = ['records'] as const

/** Records of a year. The last answer is stored on the phone. */
export const useOwnRecords = (year: number, enabled: boolean) =>
  useQuery({ queryKey: [...recordsKey, 'mine', year], queryFn: () => ask(api.records.mine.query({ year })), enabled })
