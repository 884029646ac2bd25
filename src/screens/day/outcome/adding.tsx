import { View } from '@tarojs/components'
import type { AddingPhoto } from './photo-queue'
import { Button } from '../../../components/button'
import { PhotoFace } from '../../../components/photo-face'
import { problemWords, stepWords } from './photo-words'

/** A photo that is being sent, with its progress or its problem. */
export function AddingPhotoRow({ photo, onDrop }: { photo: AddingPhoto; onDrop: () => void }) {
  const words = stepWords(photo)
  const problem = problemWords(photo)
  return (
    <View className="photo-face-cell" role="listitem">
      <PhotoFace src={photo.preview ?? ''} label={`还没有传上去的照片，${words}`} />
      <View className={`outcome-photo-step ${problem ? 'strong' : 'small'}`} role={problem ? 'alert' : undefined}>
        {words}
      </View>
      {problem ? <View className="small">{problem}</View> : null}
      {photo.step === 'sending' ? null : (
        <Button kind="quiet" isSmall onTap={onDrop}>
          不传了
        </Button>
      )}
    </View>
  )
}
