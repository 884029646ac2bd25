/** Keys of the values on the phone, each declared by the module that keeps it; a test holds that no two are equal. */

/** Name of a stored value, and the value's type. */
export interface PhoneKey<T> {
  readonly name: string
  /** For the compiler alone; never set. */
  readonly value?: T
}

/** Key of a single value. WeChat allows 1 MB per key and 10 MB in all. */
export const phoneKey = <T>(name: string): PhoneKey<T> => ({ name })

/** Keys of values by id. */
export const phoneKeys =
  <T>(prefix: string) =>
  (id: string): PhoneKey<T> => ({ name: `${prefix}:${id}` })
