/** Keys of stored values, each declared by the module that stores the value. A test checks that no two are equal. */

/** Name of a stored value, and the value's type. */
export interface PhoneKey<T> {
  readonly name: string
  /** Carries the type for the compiler; never set. */
  readonly value?: T
}

/** Key of a single value. WeChat allows 1 MB per key and 10 MB in all. */
export const phoneKey = <T>(name: string): PhoneKey<T> => ({ name })

/** Keys of values by id. */
export const phoneKeys =
  <T>(prefix: string) =>
  (id: string): PhoneKey<T> => ({ name: `${prefix}:${id}` })
