import type { Refused } from '../../domain/decision'
import type { WeChatRefusal } from '../../contract/people/sign-in'

/** Signing in on this platform. */
export interface SignInStart {
  start: () => void
  isPending: boolean
  error: Error | null
  refused: Refused<WeChatRefusal> | undefined
}
