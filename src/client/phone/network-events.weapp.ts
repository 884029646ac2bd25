/** WeChat's network events. */
import Taro from '@tarojs/taro'

/** Calls back on each change, and soon with the present state. @returns a function that stops this */
export function onNetworkChange(tell: (isOnline: boolean) => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => tell(isConnected)
  Taro.onNetworkStatusChange(heard)
  void Taro.getNetworkType({ success: ({ networkType }) => tell(networkType !== 'none') })
  return () => Taro.offNetworkStatusChange(heard)
}
