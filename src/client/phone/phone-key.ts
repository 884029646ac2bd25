/** Names under which values lie on the phone. Whoever keeps a value declares its key; a test holds that no two are equal. */

/** Name of a stored value, and the value's type. */
export interface PhoneKey<T> {
  readonly name: string
  /** For the compiler alone; never there. */
  readonly value?: T
}

/** Key of a value of which there is one. WeChat allows 1 MB a key and 10 MB in all. */
export const phoneKey = <T>(name: string): PhoneKey<T> => ({ name })

/** Keys of a value of which there is one for each id. */
export const phoneKeys =
  <T>(prefix: string) =>
  (id: string): PhoneKey<T> => ({ name: `${prefix}:${id}` })
