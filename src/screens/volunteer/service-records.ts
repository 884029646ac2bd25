/** Calls about the user's service records, which the law lets them read and dispute. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

/** Query key shared by all answers about service records. */
export const recordsKey = ['records'] as const

/** Records of a year. The last answer is stored on the phone. */
export const useOwnRecords = (year: number, enabled: boolean) =>
  useQuery({ queryKey: [...recordsKey, 'mine', year], queryFn: () => ask(api.records.mine.query({ year })), enabled })

/** Disputes a record. */
export function useDispute(activityId: string) {
  const client = useQueryClient()
  return useChange((requestId, text: string) => api.records.dispute.mutate({ requestId, activityId, text }), {
    onAnswer: () => void client.invalidateQueries({ queryKey: recordsKey }),
    isRepeatable: true,
  })
}
