/** What WeChat says about the network. */
import Taro from '@tarojs/taro'

/** Calls back with each change, and soon with how it is now. @returns stops it */
export function onNetworkChange(tell: (isOnline: boolean) => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => tell(isConnected)
  Taro.onNetworkStatusChange(heard)
  void Taro.getNetworkType({ success: ({ networkType }) => tell(networkType !== 'none') })
  return () => Taro.offNetworkStatusChange(heard)
}
