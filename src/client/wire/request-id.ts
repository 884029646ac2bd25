/** Ids of requests. The server gives a repeated request its first answer. */

/** An answer of the server; a call without one throws. */
export interface Settled {
  ok: boolean
}

/**
 * The policy of every change: one id for as long as the same thing is asked. After a fault the id stays, so that a retry gets
 * the first answer; after a refusal it is renewed, so that asking again is a new request; after a success it stays, so that a
 * late second tap changes nothing.
 * @param makeId gives a new id
 * @param isRepeatable renews the id after a success, too: the same change may be wanted again
 */
export function holdRequestId(makeId: () => string, isRepeatable = false) {
  let id = makeId()
  let last: string | undefined
  /** @param asked the whole request except its id; @param send makes the call */
  return async <Answer extends Settled>(asked: string, send: (requestId: string) => Promise<Answer>): Promise<Answer> => {
    if (last !== undefined && last !== asked) id = makeId()
    last = asked
    const sent = id
    const answer = await send(sent)
    if (id === sent && (isRepeatable || !answer.ok)) id = makeId()
    return answer
  }
}
