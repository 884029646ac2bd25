import { asyncApi } from './wx-api'

type Listener = (state: { isConnected: boolean; networkType: string }) => void

/** The phone's network, which a test can switch off. */
export function network() {
  const listeners = new Set<Listener>()
  /** `losesAnswers`: a bad network on which calls arrive but answers are lost. */
  const state = { online: true, losesAnswers: false }
  const networkType = () => (state.online ? 'wifi' : 'none')
  return {
    state,
    set: (online: boolean): void => {
      state.online = online
      for (const listener of listeners) listener({ isConnected: online, networkType: networkType() })
    },
    api: {
      getNetworkType: asyncApi('getNetworkType', () => ({ networkType: networkType() })),
      onNetworkStatusChange: (listener: Listener) => void listeners.add(listener),
      offNetworkStatusChange: (listener?: Listener) => void (listener ? listeners.delete(listener) : listeners.clear()),
    },
  }
}
