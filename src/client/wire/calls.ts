/** Typed calls. Every error they throw is a {@link Fault}. */
import { createTRPCClient } from '@trpc/client'
import type { AppRouter } from '../../cloud/router'
import { faultOf } from './fault'
import { link } from './link'

/** Every procedure of the server; wrap each call in {@link ask}. */
export const api = createTRPCClient<AppRouter>({ links: [link()] })

/** The answer. @throws Fault */
export const ask = <T>(call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    throw faultOf(error)
  })
