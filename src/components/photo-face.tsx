import { View } from '@tarojs/components'
import { Picture } from './picture'
import './photo-face.css'

interface PhotoFaceProps {
  /** Empty until the photo has loaded; its space is reserved. */
  src: string
  /** Description for screen readers. */
  label: string
}

/** A thumbnail, always in the same shape. */
export const PhotoFace = ({ src, label }: PhotoFaceProps) => (
  <View className="photo-face">{src ? <Picture className="photo-face-image" src={src} fit="cover" label={label} /> : null}</View>
)
