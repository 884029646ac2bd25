/** The phone's storage: what stays when the app closes. */
import Taro from '@tarojs/taro'
import type { PhoneKey } from './phone-key'

/** Storage as an argument: what is built on it runs in tests in which it is full, silent or cut off. */
export interface PhoneStorage {
  /** Undefined when nothing is there. @throws when the platform cannot say */
  read: <T>(key: PhoneKey<T>) => T | undefined
  /** Undefined also when the platform cannot say. */
  peek: <T>(key: PhoneKey<T>) => T | undefined
  /** Returns when the value is on the phone. @throws when there is no room */
  write: <T>(key: PhoneKey<T>, value: T) => void
  /** Forgets a value; one that is not there is as good as forgotten. */
  remove: (key: PhoneKey<unknown>) => void
}

function read<T>({ name }: PhoneKey<T>): T | undefined {
  const value: unknown = Taro.getStorageSync(name)
  // The platforms answer '' for a key that they do not have.
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
      // Nothing can be done, and nothing depends on it.
    }
  },
}
