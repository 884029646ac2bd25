/** Typed calls. Every error they throw is a {@link Fault}. */
import { createTRPCClient } from '@trpc/client'
import type { AppRouter } from '../../cloud/router'
import { faultOf } from './fault'
import { link } from './link'

/** All procedures of the server. Each call has to be wrapped in {@link ask}. */
export const api = createTRPCClient<AppRouter>({ links: [link()] })

/** Answer of a call. @throws Fault */
export const ask = <T>(call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    throw faultOf(error)
  })
