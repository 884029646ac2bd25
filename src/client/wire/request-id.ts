/** Ids that make a request harmless to repeat. */

/**
 * An id that lasts as long as what is asked for stays the same: a double tap and a retry are one request.
 * @param make gives a new id
 */
export function holdRequestId(make: () => string) {
  let id = make()
  let about: string | undefined
  return {
    /** The id for this subject. */
    for: (subject: string): string => {
      if (about !== undefined && about !== subject) id = make()
      about = subject
      return id
    },
    /** After a refusal: a settled answer, so that asking again once its cause is put right is a new request. */
    renew: (): void => {
      id = make()
    },
  }
}
