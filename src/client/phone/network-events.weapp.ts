/** WeChat's network events. */
import Taro from '@tarojs/taro'

/** Calls back on each change, and soon with the present state. @returns a function that stops this */
export function onNetworkChange(notify: (isOnline: boolean) => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => notify(isConnected)
  Taro.onNetworkStatusChange(heard)
  void Taro.getNetworkType({ success: ({ networkType }) => notify(networkType !== 'none') })
  return () => Taro.offNetworkStatusChange(heard)
}
