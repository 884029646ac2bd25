/** Renewing what a page shows. */
import { useQueryClient } from '@tanstack/react-query'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'

/** Pages stay mounted under the ones opened over them: coming back, what has grown old is asked again. */
export function useRefreshOnShow(): void {
  const client = useQueryClient()
  useDidShow(() => void client.refetchQueries({ type: 'active', stale: true }))
}

/** Pulling the page down asks everything on it again. */
export function useRefreshOnPull(): void {
  const client = useQueryClient()
  usePullDownRefresh(() => {
    void client.refetchQueries({ type: 'active' }).finally(() => Taro.stopPullDownRefresh())
  })
}
