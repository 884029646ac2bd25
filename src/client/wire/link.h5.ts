/** Calls from the web page: HTTP to the server that the page came from. */
import { type TRPCLink, httpBatchLink } from '@trpc/client'
import type { AppRouter } from '../../cloud/router'
import { deviceId } from '../phone/device'
import { faultingFetch } from './http-fetch'
import { chosenPersona } from '../phone/persona'

/** The link of this platform. */
export const link = (): TRPCLink<AppRouter> =>
  httpBatchLink({
    url: '/rpc',
    // Filters hold Chinese text that people type; it has no place in a URL that proxies log.
    methodOverride: 'POST',
    maxItems: 10,
    headers: () => {
      const persona = chosenPersona()
      return { 'x-device': deviceId(), ...(persona ? { 'x-demo-persona': persona } : {}) }
    },
    fetch: faultingFetch((input, init) => fetch(input, init)),
  })
