/** 名单在哪些手机上: phones that fetched the attendance list, and cutting off a lost phone. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { deviceId as thisPhone } from '../../../client/phone/device'
import { useNow } from '../../../client/phone/clock'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { Fault } from '../../../client/wire/fault'
import { openPage } from '../../../client/phone/navigation'
import { useCutOff, useListPhones } from './list-phones'
import type { ListPhone } from '../../../contract/attendance/attendance'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Empty, Failed } from '../../../components/empty'
import { FaultNotice, Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { Avatar } from '../../../components/avatar'
import './index.css'

export default function PhonesPage() {
  const activityId = useRouter().params['id'] ?? ''
  const query = useListPhones(activityId)
  const moment = useNow()
  const [chosen, setChosen] = useState<ListPhone | null>(null)
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="名单在哪些手机上">
      <OfflineBar queries={[query]} />
      {activityId === '' ? (
        <Failed
          error={new Fault('not-found')}
          onRetry={() => undefined}
          wayBack={{ label: '回到工作台', go: () => openPage('organiser/desk') }}
        />
      ) : null}
      <View className="small phones-why">
        打开过现场签到的手机上存着这场活动的名单（没有电话号码），活动结束两天后自动删掉。手机丢了，可以停用。
      </View>
      {query.data?.length === 0 ? <Empty icon="phone" title="还没有手机存过名单" text="有人打开现场签到后，会列在这里。" /> : null}
      {query.data?.length ? (
        <View id="phones" className="card phones-list">
          {query.data.map((phone) => (
            <Phone key={phone.deviceId} phone={phone} now={moment} onAsk={() => setChosen(phone)} />
          ))}
        </View>
      ) : null}
      {query.isPending && activityId !== '' ? <Skeleton shape="rows" /> : null}
      {query.isError && !query.data ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
      <CutOff key={chosen?.deviceId} activityId={activityId} phone={chosen} onClose={() => setChosen(null)} />
    </Page>
  )
}

interface PhoneProps {
  phone: ListPhone
  now: number
  onAsk: () => void
}

function Phone({ phone: { deviceId, name, isOwn, firstAt, lastAt, cutOffAt }, now, onAsk }: PhoneProps) {
  const isCutOff = cutOffAt !== null
  return (
    <View id={`phone-${deviceId}`} className="person ruled">
      <Avatar name={name} isQuiet={!isCutOff} />
      <View className="person-row">
        <View className="person-words">
          <View className="strong">{deviceId === thisPhone() ? '就是这台手机' : `${name}的手机${isOwn ? '（您用过的）' : ''}`}</View>
          <View className="small">{isCutOff ? `${momentInWords(cutOffAt, now)} 停用` : `最近 ${momentInWords(lastAt, now)}`}</View>
          <View className="small">第一次 {momentInWords(firstAt, now)}</View>
        </View>
        <View className="person-action">
          <Button id={`ask-${deviceId}`} kind={isCutOff ? 'quiet' : 'danger'} isSmall onTap={onAsk}>
            {isCutOff ? '恢复' : '停用'}
          </Button>
        </View>
      </View>
    </View>
  )
}

/** Confirmation of cutting a phone off or letting it in again, with the consequences. */
function CutOff({ activityId, phone, onClose }: { activityId: string; phone: ListPhone | null; onClose: () => void }) {
  const change = useCutOff(activityId)
  if (!phone) return null
  const { deviceId } = phone
  const isThis = deviceId === thisPhone()
  const name = isThis ? '您手上这台' : `${phone.name}的`
  const isCutOff = phone.cutOffAt !== null
  return (
    <ConfirmSheet
      isOpen
      title={isCutOff ? `恢复${name}手机？` : `停用${name}手机？`}
      text={
        isCutOff
          ? '它可以重新下载名单，停用时没有传上来的签到记录也会继续上传。'
          : isThis
            ? '名单会从这台手机上删掉，您自己就不能用它签到了。上面还没传上来的签到记录会留着，恢复后再上传。'
            : '它一联网就删掉名单，不能再签到。上面还没传上来的签到记录会留着，恢复后再上传。没有联网的时候，它还打得开名单。'
      }
      confirmLabel={isCutOff ? '恢复' : '停用'}
      kind={isCutOff ? 'primary' : 'danger'}
      isPending={change.isPending}
      onConfirm={() => change.mutate({ deviceId, isCutOff: !isCutOff }, { onSuccess: (answer) => answer.ok && onClose() })}
      onClose={onClose}
    >
      {change.data && !change.data.ok ? (
        <Notice tone="warn" icon="alert" isAnswer>
          没有找到这台手机，请刷新后再看。
        </Notice>
      ) : null}
      <FaultNotice of={change.error} />
    </ConfirmSheet>
  )
}
