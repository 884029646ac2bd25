/** The cache of answers, and how it stays on the phone. */
import { MutationCache, QueryClient } from '@tanstack/react-query'
import { minute } from '../../domain/calendar/calendar'
import { deviceNow } from '../phone/clock'
import { faultOf } from './fault'
import { owner } from '../phone/persona'
import { backOff, shouldAskAgain } from './retry'
import { type AnswerStore, KEPT_FOR, restoreAnswers, saveAnswers } from './saved-answers'
import { phoneKey } from '../phone/phone-key'
import { phoneStorage } from '../phone/storage'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** False for answers that are not worth keeping on the phone: searches. */
      keep?: boolean
    }
  }
}

/** Answers younger than this are shown without asking again. */
const FRESH_FOR = minute / 2
/** Writing on every event would cost more than the screens themselves. */
const SAVE_AFTER = 1_000

/** The last answers, so that the app opens without a network. */
const CACHE = phoneKey<string>('cache')

const store: AnswerStore = {
  read: () => phoneStorage.peek(CACHE),
  write: (text) => phoneStorage.write(CACHE, text),
  remove: () => phoneStorage.remove(CACHE),
}

/** Each screen's answers. Calls always leave: whether there is a network is for the call to find out. */
export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({
    // The form offers what there was an hour ago: now it shows which of the chosen ones is gone, and what there is instead.
    onError: (error) => {
      if (faultOf(error).code === 'organisation-gone') void queryClient.invalidateQueries({ queryKey: ['vocabulary'] })
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: FRESH_FOR,
      gcTime: KEPT_FOR,
      retry: shouldAskAgain,
      retryDelay: backOff(minute / 2),
    },
    // Requests wait for the server and say so: none is queued, none is repeated behind anybody's back.
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Puts the last answers back and keeps saving new ones. Before the first screen is drawn. */
export function startCache(): void {
  restoreAnswers(queryClient, store, owner(), deviceNow())
  // Shown at once, but asked again: what the phone kept may be from before the last change.
  void queryClient.invalidateQueries({ refetchType: 'none' })
  let timer: ReturnType<typeof setTimeout> | undefined
  queryClient.getQueryCache().subscribe((event) => {
    const hasNewData = event.type === 'updated' && event.action.type === 'success'
    if (!hasNewData || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      saveAnswers(queryClient, store, owner(), deviceNow())
    }, SAVE_AFTER)
  })
}

/** Drops all answers: one person's are not for the next. */
export async function forgetAnswers(): Promise<void> {
  await queryClient.cancelQueries()
  store.remove()
  // Open screens ask again, closed ones start empty.
  await queryClient.resetQueries()
  queryClient.removeQueries({ type: 'inactive' })
}
