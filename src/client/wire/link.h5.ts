/** Calls from the web page: HTTP to the server that served the page. */
import { type TRPCLink, httpBatchLink } from '@trpc/client'
import type { AppRouter } from '../../cloud/router'
import { deviceId } from '../phone/device'
import { faultingFetch, withoutEndedSession } from './http-fetch'
import { phoneNetwork } from '../phone/network'
import { openWatchers } from '../phone/watchers'
import { chosenPersona } from '../phone/owner'
import { noteBuild } from '../phone/old-page'
import { BUILD_HEADER } from '../../contract/page-files'

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
    fetch: withoutEndedSession(faultingFetch(notingBuild, phoneNetwork), sessionEnds.notifyAll),
  })

async function notingBuild(input: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(input, init)
  noteBuild(answer.headers.get(BUILD_HEADER))
  return answer
}
