import { asyncApi, WxError } from './wx-api'

/** WeChat's limits, in bytes of the serialised value. */
const LARGEST_VALUE = 1024 * 1024
const LARGEST_STORAGE = 10 * 1024 * 1024

/** The app's storage on one phone, serialised. The next host can start the app with it on the same phone. */
export type Storage = Map<string, string>

export function storageApi(storage: Storage) {
  const bytes = (text: string) => Buffer.byteLength(text)
  const total = () => [...storage.values()].reduce((sum, value) => sum + bytes(value), 0)

  function set(key: string, data: unknown): void {
    const value = JSON.stringify(data) ?? 'null'
    if (bytes(value) > LARGEST_VALUE) throw new WxError('entry size limit reached')
    if (total() - bytes(storage.get(key) ?? '') + bytes(value) > LARGEST_STORAGE) throw new WxError('storage size limit reached')
    storage.set(key, value)
  }
  function setSync(key: string, data: unknown): void {
    try {
      set(key, data)
    } catch (error) {
      throw new Error(`setStorageSync:fail ${(error as WxError).reason}`, { cause: error })
    }
  }
  // A missing key reads as the empty string.
  const get = (key: string): unknown => (storage.has(key) ? JSON.parse(storage.get(key) ?? '') : '')
  const info = () => ({ keys: [...storage.keys()], currentSize: Math.ceil(total() / 1024), limitSize: LARGEST_STORAGE / 1024 })

  return {
    setStorageSync: setSync,
    getStorageSync: get,
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    setStorage: asyncApi('setStorage', ({ key, data }) => set(String(key), data)),
    getStorage: asyncApi('getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new WxError('data not found')
      return { data: get(String(key)) }
    }),
    removeStorage: asyncApi('removeStorage', ({ key }) => void storage.delete(String(key))),
    clearStorage: asyncApi('clearStorage', () => storage.clear()),
    getStorageInfo: asyncApi('getStorageInfo', info),
  }
}
