import { useMutation } from '@tanstack/react-query'
import { ask } from './calls'
import { useDeskRefresh } from '../activities/desk'
import { useRequestId } from './use-request-id'

/**
 * Something that an organiser does about an activity. One request for as long as it asks for the same thing:
 * a double tap or a retry gets the first answer again.
 */
export function useMove<Input extends object, Answer extends { ok: boolean }>(
  send: (input: Input & { requestId: string }) => Promise<Answer>,
) {
  const refresh = useDeskRefresh()
  const requestId = useRequestId()
  return useMutation({
    mutationFn: (input: Input) => ask(send({ ...input, requestId: requestId.for(JSON.stringify(input)) })),
    onSuccess: (answer) => {
      // A refusal is a settled answer: once its cause is put right, asking again is a new request.
      if (!answer.ok) requestId.renew()
      refresh()
    },
  })
}
