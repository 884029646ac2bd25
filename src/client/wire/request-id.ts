/** Request ids. The server repeats its first answer to a repeated request. */
import { mayHaveArrived } from './fault'

/** An answer of the server. A call without an answer throws. */
export interface ServerAnswer {
  ok: boolean
}

/**
 * The policy of every change: the same request keeps its id. After a fault the id stays, so that a retry gets
 * the first answer; after a refusal it is renewed, so that the next attempt is a new request; after a success it stays, so that a
 * late second tap changes nothing.
 * @param makeId makes a new id
 * @param isRepeatable renews the id after a success, too, because the same change may be wanted again
 */
export function holdRequestId(makeId: () => string, isRepeatable = false) {
  let id = makeId()
  let last: string | undefined
  /** @param body the whole request except its id; @param send makes the call */
  return async <Answer extends ServerAnswer>(body: string, send: (requestId: string) => Promise<Answer>): Promise<Answer> => {
    if (last !== undefined && last !== body) id = makeId()
    last = body
    const sent = id
    const answer = await send(sent)
    if (id === sent && (isRepeatable || !answer.ok)) id = makeId()
    return answer
  }
}

/** A request without an answer, stored in a draft. */
export interface PendingRequest {
  requestId: string
  /** The whole request except its id, as JSON. */
  body: string
}

interface KeptCalls<Answer> {
  send: (requestId: string) => Promise<Answer>
  makeId: () => string
  /** Stores the request before it is sent, so that it survives a kill; null when the request is over. */
  keep: (pending: PendingRequest | null) => void
}

/**
 * The same policy for a request that must survive a kill. Its draft keeps the id until a refusal, or until the draft itself is dropped
 * after a success. A fault after which nothing can have been stored ends the request, too.
 * @throws Fault
 */
export async function sendKept<Answer extends ServerAnswer>(
  pending: PendingRequest | null,
  body: string,
  { send, makeId, keep }: KeptCalls<Answer>,
): Promise<Answer> {
  const request = pending?.body === body ? pending : { requestId: makeId(), body }
  keep(request)
  try {
    const answer = await send(request.requestId)
    if (!answer.ok) keep(null)
    return answer
  } catch (error) {
    if (!mayHaveArrived(error)) keep(null)
    throw error
  }
}
