import { Image, View } from '@tarojs/components'
import './photo-face.css'

interface PhotoFaceProps {
  /** Empty until the photo has loaded; its space is reserved. */
  src: string
  /** Description for screen readers. */
  label: string
}

/** A thumbnail, always in the same shape. */
export const PhotoFace = ({ src, label }: PhotoFaceProps) => (
  <View className="photo-face">{src ? <Image className="photo-face-image" src={src} mode="aspectFill" aria-label={label} /> : null}</View>
)
