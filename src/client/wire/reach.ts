/** Calls without an answer: the phone has no network, or the server does not answer. */
import { Fault } from './fault'

/** The phone's network as the links need it; an argument, so that tests run without a phone. */
export interface Reach {
  /** True if the phone reports a network. */
  isOnline: () => boolean
  /** Called when an answer arrives although the phone reports no network. */
  noteAnswer: () => void
}

/**
 * The answer of a request. A request that was sent without a network and is answered proves the report wrong.
 * @throws Fault `offline` or `unreachable` when the request throws; a fault that it throws itself stays
 */
export async function reached<Answer>(reach: Reach, request: () => Promise<Answer>): Promise<Answer> {
  const wasOnline = reach.isOnline()
  try {
    const answer = await request()
    if (!wasOnline) reach.noteAnswer()
    return answer
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault(reach.isOnline() ? 'unreachable' : 'offline')
  }
}
