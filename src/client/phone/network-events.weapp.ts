/** WeChat's network events. */
import Taro from '@tarojs/taro'

/** Calls back soon with the present state. */
export const hasNetwork = (answer: (isOnline: boolean) => void): void =>
  void Taro.getNetworkType({ success: ({ networkType }) => answer(networkType !== 'none') })

/** Calls back soon with the present state, and on each change. @returns a function that stops this */
export function onNetworkChange(notify: (isOnline: boolean) => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => notify(isConnected)
  Taro.onNetworkStatusChange(heard)
  hasNetwork(notify)
  return () => Taro.offNetworkStatusChange(heard)
}
