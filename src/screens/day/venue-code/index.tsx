/** 现场码: the venue code, which volunteers scan with their own phones. A new code is made every 30 seconds, without a network. */
import { Text, View } from '@tarojs/components'
import { useDidHide, useDidShow, useRouter, useUnload } from '@tarojs/taro'
import { memo, useRef } from 'react'
import { useOnSite } from '../../../client/attendance/on-site'
import { brightenScreen, keepLit } from '../../../client/phone/screen'
import type { AttendanceList } from '../../../contract/attendance/attendance'
import type { Instant } from '../../../domain/calendar/calendar'
import { spokenCodeInGroups } from '../../../domain/attendance/spoken-code'
import { Heading } from '../../../components/heading'
import { Icon } from '../../../components/icon'
import { Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { qrImage } from '../../../components/qr-image'
import { UnsyncedNotice } from '../../../components/unsynced-notice'
import { Picture } from '../../../components/picture'
import { NoList } from '../on-site/no-list'
import { useSecondsUntil, useVenueCode } from './use-venue-code'
import './index.css'

export default function VenueCodePage() {
  const id = useRouter().params['id'] ?? ''
  const onSite = useOnSite(id)
  useBrightScreen()
  return (
    <Page title="现场码">
      {onSite.attendanceList ? <Shown attendanceList={onSite.attendanceList} /> : <NoList onSite={onSite} activityId={id} />}
      <UnsyncedNotice />
    </Page>
  )
}

function Shown({ attendanceList: { key, activity } }: { attendanceList: AttendanceList }) {
  const code = useVenueCode(key, activity.id)
  return (
    <View className="venue-code">
      <Heading level={2} className="venue-code-title">
        {activity.title}
      </Heading>
      {activity.status === 'cancelled' ? (
        <Notice tone="warn" icon="alert">
          这场活动取消了。
        </Notice>
      ) : null}
      <View className="small">志愿者用自己的手机打开签到码页，扫这里签到、签退</View>
      <Code text={code.text} spoken={code.spoken} />
      <Countdown until={code.until} />
      <View className="venue-code-note small">
        <Icon name="alert" className="venue-code-note-icon" />
        <View className="venue-code-note-words">拍照转发会被发现：过了两分钟才扫的，会记上“有疑问”。没有网络也能用。</View>
      </View>
    </View>
  )
}

/** The code, redrawn only when it changes, because drawing is slow on old phones. */
const Code = memo(({ text, spoken }: { text: string; spoken: string }) => (
  <>
    <Picture id="venue-qr" className="venue-code-qr" src={qrImage(text)} fit="fill" label="现场二维码" />
    <View className="small">扫不了就输入这六位</View>
    <View id="venue-spoken" className="venue-code-spoken numeral" aria-label={`现场码 ${spoken.split('').join(' ')}`}>
      {spokenCodeInGroups(spoken)}
    </View>
  </>
))

/**
 * Countdown to the next code. It is a separate component, so that only it is redrawn each second. It is hidden from screen readers,
 * which would read it endlessly.
 */
function Countdown({ until }: { until: Instant }) {
  const seconds = useSecondsUntil(until)
  return (
    <View className="venue-code-count" aria-hidden>
      还有 <Text className="numeral">{seconds}</Text> 秒换下一个
    </View>
  )
}

/** Keeps the screen on and bright while the page is shown. */
function useBrightScreen(): void {
  const restore = useRef<(() => void)[]>([])
  const end = () => {
    for (const back of restore.current) back()
    restore.current = []
  }
  useDidShow(() => {
    end()
    restore.current = [brightenScreen(), keepLit()]
  })
  useDidHide(end)
  useUnload(end)
}
