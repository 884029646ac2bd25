/** 现场照片: a visit's photos (`?id=`), open to everybody. A tap on a thumbnail loads the whole photo. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useActivity } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { makeRoomFor, useThumbnails, useWholePhoto } from '../../../client/photos'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { spanInWords } from '../../../domain/calendar/calendar'
import { Empty } from '../../../components/empty'
import { Heading } from '../../../components/heading'
import { FaultNotice, Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { PhotoFace } from '../../../components/photo-face'
import { Tap } from '../../../components/tap'
import { Loading } from '../../../components/loading'
import { type ShownPhoto, Viewer } from './viewer'
import './index.css'

export default function PhotosPage() {
  const id = useRouter().params['id'] ?? ''
  const query = useActivity(id)
  const activity = query.data
  useRefreshOnPull()
  return (
    <Page title="现场照片">
      <OfflineBar queries={[query]} />
      {activity ? <Photos activity={activity} /> : <Loading queries={[query]} isBroken={id === ''} shape="rows" />}
    </Page>
  )
}

function Photos({ activity }: { activity: ActivityDetail }) {
  const { id: activityId, photos } = activity
  const ids = photos.map(({ id }) => id)
  const now = useNow()
  const thumbnails = useThumbnails(activityId, ids)
  const whole = useWholePhoto(activityId)
  const [shown, setShown] = useState<ShownPhoto | null>(null)
  const label = (id: string) => `照片 ${ids.indexOf(id) + 1}，共 ${ids.length} 张`
  const open = (id: string) => whole.mutate(id, { onSuccess: (src) => setShown(src === null ? null : { src, label: label(id) }) })
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, as the page opens
  useEffect(() => makeRoomFor(ids), [])
  return (
    <>
      <View className="photos-head">
        <Heading level={2}>{activity.title}</Heading>
        <View className="small">
          {spanInWords(activity.startsAt, activity.endsAt, now)} · {activity.place}
        </View>
      </View>
      <FaultNotice of={thumbnails.error} onRetry={() => void thumbnails.refetch()} />
      <FaultNotice of={whole.error} onRetry={() => whole.variables && open(whole.variables)} />
      {whole.data === null ? (
        <Notice tone="plain" icon="eye" isAnswer>
          这张照片刚被去掉了。
        </Notice>
      ) : null}
      {ids.length === 0 ? <Empty icon="eye" title="这场活动没有照片" /> : null}
      <View id="photos" className="photo-face-list">
        {ids.map((id) => (
          <View key={id} className="photo-face-cell">
            <Tap id={`photo-${id}`} className="photos-tap" label={label(id)} onTap={() => whole.isPending || open(id)}>
              <PhotoFace src={thumbnails.data?.[id] ?? ''} label={label(id)} />
            </Tap>
            {whole.isPending && whole.variables === id ? (
              <View className="small" role="status">{`正在打开 ${Math.round(whole.share * 100)}%`}</View>
            ) : null}
          </View>
        ))}
      </View>
      {ids.length > 0 ? (
        <View className="small photos-hint">点一张看大图。照片里有您、不想放出来的，告诉活动的组织者，会去掉。</View>
      ) : null}
      <Viewer shown={shown} onClose={() => setShown(null)} />
    </>
  )
}
