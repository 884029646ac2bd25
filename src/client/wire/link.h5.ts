/** Calls from the web page: HTTP to the server that served the page. */
import { type TRPCLink, httpBatchLink } from '@trpc/client'
import type { AppRouter } from '../../cloud/router'
import { deviceId } from '../phone/device'
import { faultingFetch, withoutEndedSession } from './http-fetch'
import { phoneNetwork } from '../phone/network'
import { openWatchers } from '../phone/watchers'
import { chosenPersona } from '../phone/owner'

const sessionEnds = openWatchers()
/** Subscribes to the end of this browser's session. */
export const onSessionEnd = sessionEnds.subscribe

/** Link of this platform. */
export const link = (): TRPCLink<AppRouter> =>
  httpBatchLink({
    url: '/rpc',
    // Queries use POST, since filters hold typed text, which must not be in URLs that proxies log.
    methodOverride: 'POST',
    maxItems: 10,
    headers: () => {
      const persona = chosenPersona()
      return { 'x-device': deviceId(), ...(persona ? { 'x-demo-persona': persona } : {}) }
    },
    fetch: withoutEndedSession(
      faultingFetch((input, init) => fetch(input, init), phoneNetwork),
      sessionEnds.notifyAll,
    ),
  })
