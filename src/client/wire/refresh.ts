/** Refreshing of a page. */
import { useQueryClient } from '@tanstack/react-query'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'

/** Refreshes outdated answers when the page is shown again, since a page stays mounted while others are open over it. */
export function useRefreshOnShow(): void {
  const client = useQueryClient()
  useDidShow(() => void client.refetchQueries({ type: 'active', stale: true }))
}

/** Refreshes everything on the page when it is pulled down. */
export function useRefreshOnPull(): void {
  const client = useQueryClient()
  usePullDownRefresh(() => {
    void client.refetchQueries({ type: 'active' }).finally(() => Taro.stopPullDownRefresh())
  })
}
