/** What the app's other half does when it starts and when it comes to the front. */
import { noteAppShown, watchNetwork } from './client/phone/network'
import { queryClient, startCache } from './client/wire/query-client'
import { sessionQuery } from './client/people/session'
import { ownSignUpsQuery } from './client/sign-ups'
import { sendWaiting, startUploads } from './client/attendance/syncing'

/** Once, before the first screen. */
export function startClient(): void {
  startCache()
  watchNetwork()
  startUploads()
}

/** Shown again: answers may be old, marks may wait. */
export function resumeClient(): void {
  noteAppShown(true)
  void sendWaiting()
  void fetchAhead()
}

/** Hidden: nothing is asked until it is shown again. */
export const pauseClient = (): void => noteAppShown(false)

/** Who this is tells the server's time; and tickets are on the phone before anybody stands in a village without a network. */
async function fetchAhead(): Promise<void> {
  try {
    const session = await queryClient.fetchQuery(sessionQuery)
    if (session.profile) await queryClient.prefetchQuery(ownSignUpsQuery)
  } catch {
    // No answer: what the phone kept is there, and the next time asks again.
  }
}
