import { View } from '@tarojs/components'
import type { OnSite } from '../../client/on-site'
import { flushMarks, useUnsynced } from '../../client/uploads'
import { isOutOfReach } from '../../client/fault'
import { useIsOnline } from '../../client/network'
import { Notice } from '../../components/notice'
import { Tap } from '../../components/tap'
import { storageWords, syncWords } from './sync-words'

/** What is only on this phone: always there, whatever the state. */
export function SyncBar({ onSite }: { onSite: OnSite }) {
  const { count, troubled, isSending, fault, isNearlyFull, wasReclaimed } = useUnsynced()
  const isOnline = useIsOnline()
  const words = syncWords({
    count,
    troubled: troubled.length,
    isSending,
    fault,
    isOnline,
    isOutOfReach: isOutOfReach(onSite.error),
    heardAt: onSite.heardAt,
  })
  const syncNow = () => {
    onSite.refresh()
    void flushMarks()
  }
  return (
    <>
      <View id="sync-bar" className="sync-bar" aria-label={words.text}>
        <Notice
          tone={words.tone}
          icon={words.icon}
          action={
            words.canSync ? (
              <Tap id="sync-now" className="sync-now" label="现在同步" onTap={syncNow}>
                同步
              </Tap>
            ) : null
          }
        >
          {words.text}
        </Notice>
      </View>
      {storageWords({ isNearlyFull, wasReclaimed, count }).map((warning) => (
        <Notice key={warning} tone="warn" icon="alert">
          {warning}
        </Notice>
      ))}
    </>
  )
}
