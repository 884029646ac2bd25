/** The visitor's session. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SessionView } from '../../contract/people/profile'
import { api, ask } from '../wire/calls'
import { deviceNow, noteServerTime } from '../phone/clock'
import { browserAccount, rememberAccount, rememberPersona } from '../phone/owner'
import { forgetAnswers } from '../wire/query-client'

/** Query key of the session. */
export const sessionKey = ['session'] as const

/** The caller's session: profile, roles, and in a demonstration the personas to choose from. */
export const useSession = () => useQuery(sessionQuery)

async function askSession(): Promise<SessionView> {
  const sentAt = deviceNow()
  const session = await ask(api.session.get.query())
  noteServerTime(session.now, sentAt)
  // The cookie may have ended while the browser was closed. The phone's own storage needs no such care.
  if (process.env.TARO_ENV === 'h5' && session.account !== (browserAccount()?.account ?? null)) void becomeAccount(session.account)
  return session
}

/** The query, for callers outside a screen. */
export const sessionQuery = queryOptions({ queryKey: sessionKey, queryFn: askSession })

/**
 * Changes to a persona of the demonstration, or to none. The previous user's answers are dropped, and their unsent marks wait on the
 * phone.
 */
export async function becomePersona(persona: string | null): Promise<void> {
  rememberPersona(persona)
  await forgetAnswers()
}

/**
 * Changes this browser to an account that was signed in, or to none. The previous user's answers are dropped.
 * @param isShared true for a browser that others use too
 */
export async function becomeAccount(account: string | null, isShared = false): Promise<void> {
  rememberAccount(account === null ? null : { account, isShared })
  await forgetAnswers()
}
