/** Typed calls. Every error they throw is a {@link Fault}. */
import { createTRPCClient } from '@trpc/client'
import type { AppRouter } from '../../cloud/router'
import type { FaultCode } from '../../contract/codes'
import { noteStrangeAnswer } from '../phone/web-page'
import { faultOf } from './fault'
import { link } from './link'

/** All procedures of the server. Each call has to be wrapped in {@link ask}. */
export const api = createTRPCClient<AppRouter>({ links: [link()] })

/** Faults by which a newer server answers calls of an older page. */
const STRANGE: readonly FaultCode[] = ['malformed', 'not-found', 'unreadable']

/** Answer of a call. @throws Fault */
export const ask = <T>(call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    const fault = faultOf(error)
    if (process.env.TARO_ENV === 'h5' && STRANGE.includes(fault.code)) noteStrangeAnswer()
    throw fault
  })
