import { openPage } from '../../../client/phone/navigation'
import { useChanges, useWaitingPhotos } from '../changes'
import { useSubmissions } from '../submissions'
import { DeskLink } from './desk-link'

/** Link to activities, changed texts and photos that wait for the administrator. Nothing without any. */
export function SubmissionsLink() {
  const activities = useSubmissions().data?.total ?? 0
  const changes = useChanges().data?.total ?? 0
  const photos = useWaitingPhotos().data?.total ?? 0
  const words = [
    ...(activities > 0 ? [`${activities} 场等您看`] : []),
    ...(changes > 0 ? [`${changes} 场改了文字`] : []),
    ...(photos > 0 ? [`${photos} 张照片`] : []),
  ]
  if (words.length === 0) return null
  return (
    <DeskLink
      id="desk-submissions"
      icon="clock"
      title="待审核的活动"
      words={words.join('，')}
      isWaiting
      onTap={() => openPage('organiser/submissions')}
    />
  )
}
