import { View } from '@tarojs/components'
import { useThumbnails } from '../../../client/photos'
import type { WaitingPhotos } from '../../../contract/activities/changes'
import { dayInWords } from '../../../domain/calendar/calendar'
import { PhotoFace } from '../../../components/photo-face'
import { useApprovePhotos, useReturnPhotos } from '../changes'
import { Decision } from './decision'

/** Photos of a visit that wait, for the administrator's decision. */
export function Photos({ visit, now, onDone }: { visit: WaitingPhotos; now: number; onDone: (words: string) => void }) {
  const { activityId, title, startsAt, lead, photos } = visit
  const photoIds = photos.map(({ id }) => id)
  const thumbnails = useThumbnails(activityId, photoIds)
  const approve = useApprovePhotos()
  const giveBack = useReturnPhotos()
  const people = [...new Set(photos.map(({ addedBy }) => addedBy))].join('、')
  return (
    <View id={`photos-${activityId}`} className="card submissions-card">
      <View className="h2">{title}</View>
      <View className="small">{`${dayInWords(startsAt, now)} · ${lead} · ${people}放的 ${photos.length} 张照片`}</View>
      <View className="photo-face-list" role="list">
        {photos.map(({ id }, index) => (
          <View key={id} className="photo-face-cell" role="listitem">
            <PhotoFace src={thumbnails.data?.[id] ?? ''} label={`照片 ${index + 1}，共 ${photos.length} 张`} />
          </View>
        ))}
      </View>
      <Decision
        id={`photos-${activityId}`}
        approve={approve}
        approveLabel={`公开这 ${photos.length} 张`}
        onApprove={() => approve.mutate({ activityId, photoIds }, { onSuccess: () => onDone(`「${title}」的照片已公开。`) })}
        giveBack={giveBack}
        giveBackTitle={`退回这 ${photos.length} 张照片？`}
        giveBackText={`照片会删掉，${people}会收到通知。`}
        onGiveBack={(reason, close) =>
          giveBack.mutate(
            { activityId, photoIds, reason },
            {
              onSuccess: () => {
                close()
                onDone(`「${title}」的照片已退回。`)
              },
            },
          )
        }
      />
    </View>
  )
}
