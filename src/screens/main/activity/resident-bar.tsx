import { View } from '@tarojs/components'
import { useState } from 'react'
import { addToCalendar } from '../../../client/phone/calendar'
import type { AddedToCalendar } from '../../../client/phone/added-to-calendar'
import { callPhone, showToast } from '../../../client/phone/screen'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { ALARM_BEFORE } from '../../../domain/activities/calendar-entry'
import type { Contact } from '../../../domain/activities/coming'
import { placeInFull, visitState } from '../../../domain/activities/for-residents'
import { hour } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ShareButton } from '../../../components/share-button'
import { shareTitle } from './share-title'
import './bottom-bar.css'

const ANSWERS: Record<AddedToCalendar, string> = {
  added: `已写进手机日历，开始前 ${ALARM_BEFORE / hour} 小时提醒`,
  'handed-over': '请在手机的日历里确认添加',
  cancelled: '没有添加',
  refused: '没有日历权限，可以在微信设置里打开',
  failed: '这部手机没能写进日历，请自己记一下',
}

interface ResidentBarProps {
  activity: ActivityDetail
  contact: Contact | null
  now: number
}

/** For residents: a call, an entry in their calendar, and sharing. */
export function ResidentBar({ activity, contact, now }: ResidentBarProps) {
  const [isAdding, setAdding] = useState(false)
  const state = visitState(activity, now)
  const remind = () => {
    setAdding(true)
    const { id, title, startsAt, endsAt, coming } = activity
    const notes = [coming.bring && `带：${coming.bring}`, contact && `电话：${contact.name} ${contact.phone}`].filter(Boolean).join('\n')
    void addToCalendar({ id, title, startsAt, endsAt, place: placeInFull(activity), notes })
      .then((outcome) => showToast(ANSWERS[outcome]))
      .finally(() => setAdding(false))
  }
  return (
    <View className="bottom-bar">
      <View className="bottom-bar-share">
        <ShareButton title={shareTitle(activity, now)} />
      </View>
      <View className="bottom-bar-main">
        {state === 'coming' ? (
          <View className="bottom-bar-button">
            <Button id="remind" kind="quiet" icon="bell" isPending={isAdding} onTap={remind}>
              提醒我
            </Button>
          </View>
        ) : null}
        {contact && state !== 'over' ? (
          <View className="bottom-bar-button">
            <Button id="call-now" icon="phone" onTap={() => callPhone(contact.phone)}>
              打电话
            </Button>
          </View>
        ) : null}
        {state === 'over' ? <View className="bottom-bar-why">活动已结束</View> : null}
      </View>
    </View>
  )
}
