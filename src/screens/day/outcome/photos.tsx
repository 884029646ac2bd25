import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type AddPhotos, useRemovePhoto } from './adding-photos'
import { canResend } from './photo-queue'
import { openPermissions } from '../../../client/phone/picture-canvas'
import { useThumbnails } from '../../../client/photos'
import type { OutcomeView } from '../../../contract/records/outcomes'
import { MOST_PHOTOS } from '../../../domain/photos/photo'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice, Notice } from '../../../components/notice'
import { PhotoFace } from '../../../components/photo-face'
import { Section } from '../../../components/section'
import { AddingPhotoRow } from './adding'
import '../../../components/tag.css'

/** Photos of the visit, public or being sent, with a reminder to ask the people shown for consent. */
export function Photos({ view, adds }: { view: OutcomeView; adds: AddPhotos }) {
  const { photos, activity } = view
  const { adding, room } = adds
  const ids = photos.map(({ id }) => id)
  const thumbnails = useThumbnails(activity.id, ids)
  const [leaving, setLeaving] = useState<string | null>(null)
  const again = adding.filter(canResend).length
  return (
    <View className="outcome-block">
      <Section title="现场照片" aside={`${photos.length} / ${MOST_PHOTOS} 张`}>
        <View className="stack">
          <Notice tone="plain" icon="people">
            {photos.some(({ waits }) => waits) ? '待审核的照片，管理员看过才公开；公开以后' : '照片'}
            谁都能看到。拍到村民的脸，先问过本人同意再放；孩子要问家长。每位组织者都能随时去掉。拍摄的时间和位置会自动删掉，不会公开。
          </Notice>
          {photos.length + adding.length > 0 ? (
            <View id="outcome-photos" className="photo-face-list" role="list">
              {photos.map(({ id, waits }, index) => (
                <View key={id} className="photo-face-cell" role="listitem">
                  <PhotoFace src={thumbnails.data?.[id] ?? ''} label={`照片 ${index + 1}，共 ${photos.length} 张`} />
                  {waits ? <Text className="tag tag-warn">待审核</Text> : null}
                  <Button id={`remove-photo-${index + 1}`} kind="danger" isSmall onTap={() => setLeaving(id)}>
                    {`去掉第 ${index + 1} 张`}
                  </Button>
                </View>
              ))}
              {adding.map((photo) => (
                <AddingPhotoRow key={photo.key} photo={photo} onDrop={() => adds.drop(photo.key)} />
              ))}
            </View>
          ) : null}
          <FaultNotice of={thumbnails.error} onRetry={() => void thumbnails.refetch()} />
          {adds.isRefused ? <NotAllowed /> : null}
          {again > 0 ? (
            <Button id="send-photos-again" kind="quiet" icon="sync" onTap={adds.again}>
              {`再传一次（${again} 张）`}
            </Button>
          ) : null}
          <Button
            id="add-photos"
            kind="quiet"
            icon="plus"
            onTap={adds.choose}
            isDisabled={room <= 0}
            reason={`最多 ${MOST_PHOTOS} 张，去掉一张才能再放。`}
          >
            添加照片
          </Button>
        </View>
      </Section>
      <RemoveSheet activityId={activity.id} photoId={leaving} nth={ids.indexOf(leaving ?? '') + 1} onClose={() => setLeaving(null)} />
    </View>
  )
}

const NotAllowed = () => (
  <Notice
    tone="warn"
    icon="alert"
    isAnswer
    action={
      <Button kind="quiet" isSmall onTap={openPermissions}>
        去设置
      </Button>
    }
  >
    没有允许用相机和相册，选不了照片。点“去设置”允许后再来。
  </Notice>
)

interface RemoveSheetProps {
  activityId: string
  photoId: string | null
  nth: number
  onClose: () => void
}

function RemoveSheet({ activityId, photoId, nth, onClose }: RemoveSheetProps) {
  const remove = useRemovePhoto(activityId)
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <ConfirmSheet
      isOpen={photoId !== null}
      title={`去掉第 ${nth} 张照片？`}
      text="去掉以后谁都看不到了，也找不回来。"
      confirmLabel="去掉"
      kind="danger"
      isPending={remove.isPending}
      onConfirm={() => photoId !== null && remove.mutate(photoId, { onSuccess: close })}
      onClose={close}
    >
      <FaultNotice of={remove.error} />
    </ConfirmSheet>
  )
}
