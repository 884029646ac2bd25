/** The phone's storage, which survives closing the app. */
import Taro from '@tarojs/taro'
import type { PhoneKey } from './phone-key'

/** Storage as an argument, so that tests can fill it, block it or cut it off. */
export interface PhoneStorage {
  /** The value; undefined for none. @throws when the platform cannot read it */
  read: <T>(key: PhoneKey<T>) => T | undefined
  /** The value; undefined for none, and when the platform cannot read it. */
  peek: <T>(key: PhoneKey<T>) => T | undefined
  /** The value is on the phone when this returns. @throws when there is no room */
  write: <T>(key: PhoneKey<T>, value: T) => void
  /** Removes a value; a failure is ignored. */
  remove: (key: PhoneKey<unknown>) => void
}

function read<T>({ name }: PhoneKey<T>): T | undefined {
  const value: unknown = Taro.getStorageSync(name)
  // The platforms answer '' for an unknown key.
  return value === '' || value === null ? undefined : (value as T)
}

/** This phone's storage. */
export const phoneStorage: PhoneStorage = {
  read,
  peek: (key) => {
    try {
      return read(key)
    } catch {
      return undefined
    }
  },
  write: ({ name }, value) => Taro.setStorageSync(name, value),
  remove: ({ name }) => {
    try {
      Taro.removeStorageSync(name)
    } catch {
      // A failed removal has no consequences.
    }
  },
}
