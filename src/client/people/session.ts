/** The visitor: a person, or nobody yet. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SessionView } from '../../contract/people/profile'
import { api, ask } from '../wire/calls'
import { deviceNow, noteServerTime } from '../phone/clock'
import { rememberPersona } from '../phone/persona'
import { forgetAnswers } from '../wire/query-client'

/** Where the session lies among the answers. */
export const sessionKey = ['session'] as const

/** The caller's session: profile, roles, and in a demonstration the people to choose from. */
export const useSession = () => useQuery(sessionQuery)

async function askSession(): Promise<SessionView> {
  const sentAt = deviceNow()
  const session = await ask(api.session.get.query())
  noteServerTime(session.now, sentAt)
  return session
}

/** The question itself, for whoever asks outside a screen. */
export const sessionQuery = queryOptions({ queryKey: sessionKey, queryFn: askSession })

/** Becomes one of the demonstration's people, or nobody. All that the last one saw is dropped; their marks wait for them on the phone. */
export async function becomePersona(persona: string | null): Promise<void> {
  rememberPersona(persona)
  await forgetAnswers()
}
