/** WeChat's network events. */
import Taro from '@tarojs/taro'

/** Calls back soon with the present state, and on each change. @returns a function that stops this */
export function onNetworkChange(notify: (isOnline: boolean) => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => notify(isConnected)
  Taro.onNetworkStatusChange(heard)
  void Taro.getNetworkType({ success: ({ networkType }) => notify(networkType !== 'none') })
  return () => Taro.offNetworkStatusChange(heard)
}
