/** Signing in this browser by a phone. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { becomeAccount } from '../../../client/people/session'
import { now } from '../../../client/phone/clock'
import { api, ask } from '../../../client/wire/calls'
import type { WebSignInProgress } from '../../../contract/people/sign-in'

/** Time between two looks for the phone's answer, ms. */
const LOOK_EVERY = 2_000

const isOpen = (progress: WebSignInProgress | undefined) => progress === undefined || /^(waiting|scanned)$/.test(progress.state)

/** Asks for a code at once, and again when the kind of browser changes. */
export function useWebSignIn() {
  const [isShared, setShared] = useState(false)
  const asking = useMutation({ mutationFn: (shared: boolean) => ask(api.sessions.ask.mutate({ isShared: shared })) })
  const { mutate } = asking
  useEffect(() => mutate(isShared), [mutate, isShared])
  // The answer is kept here, since a change of the account drops all answers of calls.
  const [isSignedIn, setSignedIn] = useState(false)
  const code = asking.data?.code
  const looking = useQuery({
    queryKey: ['web-sign-in', code],
    queryFn: async () => {
      const looked = await ask(api.sessions.collect.mutate())
      if (looked.state === 'confirmed') {
        setSignedIn(true)
        void becomeAccount(looked.account, isShared)
      }
      return looked
    },
    enabled: code !== undefined && !isSignedIn,
    refetchInterval: ({ state }) => (isOpen(state.data) ? LOOK_EVERY : false),
    staleTime: 0,
    gcTime: 0,
    meta: { keep: false },
  })
  const progress = looking.data
  const isLate = asking.data !== undefined && asking.data !== null && isOpen(progress) && asking.data.endsAt <= now()
  return {
    isShared,
    setShared,
    asked: asking.data,
    state: isSignedIn ? ('confirmed' as const) : isLate ? ('over' as const) : (progress?.state ?? 'waiting'),
    error: asking.error ?? looking.error,
    askAgain: () => mutate(isShared),
    isAsking: asking.isPending,
  }
}
