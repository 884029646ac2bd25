import { Image, View } from '@tarojs/components'
import './photo-face.css'

interface PhotoFaceProps {
  /** Empty until it is there: the place is kept for it. */
  src: string
  /** For whoever cannot see it. */
  label: string
}

/** A photo in small, all in one shape. */
export const PhotoFace = ({ src, label }: PhotoFaceProps) => (
  <View className="photo-face">{src ? <Image className="photo-image" src={src} mode="aspectFill" aria-label={label} /> : null}</View>
)
