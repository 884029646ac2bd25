/** The cache of answers, and its copy on the phone. */
import { MutationCache, QueryClient } from '@tanstack/react-query'
import type { FaultCode } from '../../contract/codes'
import { minute } from '../../domain/calendar/calendar'
import { deviceNow } from '../phone/clock'
import { faultOf, isOutOfReach } from './fault'
import { browserAccount, owner } from '../phone/owner'
import { backOff, shouldRetryQuery } from './retry'
import { type AnswerStore, KEPT_FOR, restoreAnswers, saveAnswers } from './saved-answers'
import { onChangeInOtherTab, tellOtherTabs } from '../phone/other-tabs'
import { phoneKey } from '../phone/phone-key'
import { phoneStorage } from '../phone/storage'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** False for answers not worth storing on the phone, such as searches. */
      keep?: boolean
    }
  }
}

/** Age up to which an answer is shown without a new request, ms. */
const FRESH_FOR = minute / 2
/** Pause before a shown page asks again after a call without an answer, ms: a network or a server may return without an event. */
const ASK_AGAIN_AFTER = minute / 3
/** Age of answers that a page keeps when the app comes to the front, ms: that and a change in another tab are often one moment. */
const JUST_ANSWERED = 2_000
/** Pause before new answers are saved, ms, since writing after every event would be slow. */
const SAVE_AFTER = 1_000

/** The last answers, so that the app opens without a network. */
const CACHE = phoneKey<string>('cache')

const store: AnswerStore = {
  read: () => phoneStorage.peek(CACHE),
  write: (text) => phoneStorage.write(CACHE, text),
  remove: () => phoneStorage.remove(CACHE),
}

/** Faults of a form that was filled over an old vocabulary. */
const GONE: ReadonlySet<FaultCode> = new Set(['organisation-gone', 'vocabulary-gone'])

/** Cache of the answers for all screens. Calls are sent even if the phone reports no network. */
export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({
    onSuccess: tellOtherTabs,
    // The form names an organisation that was merged, or a removed entry of a list. With a new vocabulary it shows that this one is gone,
    // and the present ones.
    onError: (error) => {
      if (GONE.has(faultOf(error).code)) void queryClient.invalidateQueries({ queryKey: ['vocabulary'] })
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: FRESH_FOR,
      gcTime: KEPT_FOR,
      retry: shouldRetryQuery,
      retryDelay: backOff(minute / 2),
      refetchInterval: ({ state }) => isOutOfReach(state.error) && ASK_AGAIN_AFTER,
    },
    // A change is sent at once, and is not queued or repeated without the user's knowledge.
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Restores the last answers and keeps saving new ones. Called before the first render. */
export function startCache(): void {
  restoreAnswers(queryClient, store, owner(), deviceNow())
  // Restored answers are shown at once and requested again, since they may be outdated.
  void queryClient.invalidateQueries({ refetchType: 'none' })
  // A tab must not offer again an action that was done in another.
  onChangeInOtherTab(() => void queryClient.invalidateQueries())
  let timer: ReturnType<typeof setTimeout> | undefined
  queryClient.getQueryCache().subscribe((event) => {
    const hasNewData = event.type === 'updated' && event.action.type === 'success'
    if (!hasNewData || timer !== undefined || browserAccount()?.isShared) return
    timer = setTimeout(() => {
      timer = undefined
      saveAnswers(queryClient, store, owner(), deviceNow())
    }, SAVE_AFTER)
  })
}

/** Requests the shown answers again, since another tab or another phone of this person may have changed them. */
export const refreshAnswers = (): void =>
  void queryClient.refetchQueries(
    { type: 'active', predicate: ({ state }) => state.isInvalidated || deviceNow() - state.dataUpdatedAt > JUST_ANSWERED },
    { cancelRefetch: false },
  )

/** Drops all answers, since the next user must not see them. */
export async function forgetAnswers(): Promise<void> {
  await queryClient.cancelQueries()
  store.remove()
  // Open screens request their answers again; closed screens start empty.
  await queryClient.resetQueries()
  queryClient.removeQueries({ type: 'inactive' })
}
