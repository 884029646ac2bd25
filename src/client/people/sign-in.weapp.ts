/** Signing in from the mini-program on a server of one's own, by WeChat, without a question. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { signIn } from '../wire/link.weapp'
import { keepToken } from '../phone/session-token'
import { forgetAnswers } from '../wire/query-client'
import type { SignInStart } from './sign-in-start'

export function useSignIn(): SignInStart {
  const client = useQueryClient()
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: signIn,
    // Everything may look different with an account.
    onSuccess: (answer) => (answer.ok ? client.invalidateQueries() : undefined),
  })
  return { start: () => mutate(), isPending, error, refused: data?.ok === false ? data : undefined }
}

/** Drops the account's local data after the server has ended the session. The phone signs in again on a tap alone. */
export async function afterSigningOut(): Promise<void> {
  keepToken(null)
  await forgetAnswers()
}
