import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { randomId } from '../phone/device'
import { ask } from './calls'
import type { Fault } from './fault'
import { type ServerAnswer, holdRequestId } from './request-id'

/** The call that makes a change. Values in its closure must stay the same while the screen is mounted. */
export type SendChange<Input, Answer> = (requestId: string, input: Input) => Promise<Answer>

interface ChangeOptions<Input, Answer> {
  /** Called after each answer, refusals included. A promise is awaited. */
  onAnswer?: (answer: Answer, input: Input) => unknown
  /** See {@link holdRequestId}. */
  isRepeatable?: boolean
}

/** A change sent by a screen, with its request id: {@link holdRequestId} states the policy. */
export function useChange<Answer extends ServerAnswer, Input = void>(
  send: SendChange<Input, Answer>,
  { onAnswer, isRepeatable }: ChangeOptions<Input, Answer> = {},
): UseMutationResult<Answer, Fault, Input> {
  const [request] = useState(() => holdRequestId(randomId, isRepeatable))
  return useMutation<Answer, Fault, Input>({
    mutationFn: (input) => request(JSON.stringify(input) ?? '', (requestId) => ask(send(requestId, input))),
    onSuccess: (answer, input) => onAnswer?.(answer, input),
  })
}
