import { Text, View } from '@tarojs/components'
import type { OnSite } from '../../../client/attendance/on-site'
import { sendMarks } from '../../../client/attendance/syncing'
import { useUnsynced } from '../../../client/attendance/unsynced'
import { isOutOfReach } from '../../../client/wire/fault'
import { useIsOnline } from '../../../client/phone/network'
import { Notice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import { UnreadNotice } from '../../../components/unread-notice'
import { storageWords, syncWords } from './sync-words'
import './sync-bar.css'

/** State of the marks on this phone, always in view. */
export function SyncBar({ onSite }: { onSite: OnSite }) {
  const { count, troubled, isSending, fault } = useUnsynced()
  const isOnline = useIsOnline()
  const words = syncWords({
    count,
    troubled: troubled.length,
    isSending,
    fault,
    isOnline,
    isOutOfReach: isOutOfReach(onSite.error),
    heardAt: onSite.heardAt,
    hasList: onSite.attendanceList !== undefined,
  })
  const syncNow = () => {
    onSite.refresh()
    void sendMarks()
  }
  return (
    <View id="sync-bar" className="sync-bar" aria-label={words.head + words.tail}>
      <Notice
        tone={words.tone}
        icon={words.icon}
        action={
          words.canSync ? (
            <Tap id="sync-now" className="sync-bar-now" label="现在同步" onTap={syncNow}>
              同步
            </Tap>
          ) : null
        }
      >
        <View className="sync-bar-words">
          <Text className="sync-bar-head">{words.head}</Text>
          <Text className="sync-bar-tail">{words.tail}</Text>
        </View>
      </Notice>
    </View>
  )
}

/** Warnings about storage, shown before marks can be lost. */
export const StorageWarnings = () => (
  <>
    <UnreadNotice />
    {storageWords(useUnsynced()).map((warning) => (
      <Notice key={warning} tone="warn" icon="alert">
        {warning}
      </Notice>
    ))}
  </>
)
