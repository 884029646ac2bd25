/** Start, pause and resume of the app's parts without a screen. */
import { takeFirstAnswers } from './client/activities/first-answers'
import { startElderVersion } from './client/phone/elder-version'
import { noteAppShown, watchNetwork } from './client/phone/network'
import { onFocus } from './client/phone/other-tabs'
import { startWebPage } from './client/phone/web-page'
import { queryClient, refreshAnswers, startCache } from './client/wire/query-client'
import { fetchOwnPagesAhead } from './client/people/pages-ahead'
import { becomeAccount, sessionQuery } from './client/people/session'
import { onSessionEnd } from './client/wire/link'
import { ownSignUpsQuery } from './client/sign-ups'
import { sendMarks, startSyncing } from './client/attendance/syncing'

/** Starts the chosen version, cache, network watch and syncing. Called once, before the first screen. */
export function startClient(): void {
  startElderVersion()
  if (process.env.TARO_ENV === 'h5') {
    startWebPage()
    fetchOwnPagesAhead()
  }
  startCache()
  if (process.env.TARO_ENV === 'h5') takeFirstAnswers()
  watchNetwork()
  startSyncing()
  onFocus(refreshAnswers)
  onSessionEnd(() => void becomeAccount(null))
}

/** Sends waiting marks and refreshes answers when the app is shown again. */
export function resumeClient(): void {
  noteAppShown(true)
  refreshAnswers()
  void sendMarks()
  void fetchAhead()
}

/** Stops requests while the app is hidden. */
export const pauseClient = (): void => noteAppShown(false)

/** Fetches the session, which sets the clock offset, and the tickets, so that both are on the phone in villages without a network. */
async function fetchAhead(): Promise<void> {
  try {
    const session = await queryClient.fetchQuery(sessionQuery)
    if (session.profile) await queryClient.prefetchQuery(ownSignUpsQuery)
  } catch {
    // Without a network stored answers remain, and the next resume tries again.
  }
}
