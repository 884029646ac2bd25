/** Signing in from the web page: by a code that the phone scans, on a page of its own. */
import { openPage } from '../phone/navigation'
import { becomeAccount } from './session'
import type { SignInStart } from './sign-in-start'

export const useSignIn = (): SignInStart => ({
  start: () => openPage('volunteer/sign-in'),
  isPending: false,
  error: null,
  refused: undefined,
})

/** Drops the account's local data after the server has ended the session. */
export const afterSigningOut = (): Promise<void> => becomeAccount(null)
