import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import { useThumbnails } from '../../../client/photos'
import type { PhotoView } from '../../../contract/activities/activities'
import { PhotoFace } from '../../../components/photo-face'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'

/** Thumbnails shown on the visit's page, as many as one call brings. */
const MOST = 3

/** The first pictures of a visit; a tap opens all of them. */
export function Pictures({ activityId, photos }: { activityId: string; photos: readonly PhotoView[] }) {
  const ids = photos.slice(0, MOST).map(({ id }) => id)
  const thumbnails = useThumbnails(activityId, ids)
  if (photos.length === 0) return null
  return (
    <View className="activity-block">
      <Section title="现场照片" aside={`共 ${photos.length} 张`}>
        <Tap
          id="to-photos"
          role="link"
          label={`看现场照片，共 ${photos.length} 张`}
          onTap={() => openPage('volunteer/photos', { id: activityId })}
        >
          <View className="photo-face-list">
            {ids.map((id, i) => (
              <View key={id} className="photo-face-cell">
                <PhotoFace src={thumbnails.data?.[id] ?? ''} label={`照片 ${i + 1}`} />
              </View>
            ))}
          </View>
        </Tap>
      </Section>
    </View>
  )
}
