import { Image, Text, View } from '@tarojs/components'
import { useEscape } from '../../../components/escape'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import type { ViewerProps } from './viewer-props'
import './viewer.css'

/** Full-screen photo with the browser's zoom gestures. */
export function Viewer({ shown, onClose }: ViewerProps) {
  useEscape(shown !== null, onClose)
  if (!shown) return null
  return (
    <View className="viewer" role="dialog" aria-label={shown.label} aria-modal>
      <Image className="viewer-image" src={shown.src} mode="aspectFit" aria-label={shown.label} />
      <View className="viewer-bar">
        <Text>{shown.label}</Text>
        <Tap id="viewer-close" className="viewer-close" onTap={onClose}>
          <Icon name="close" />
          关闭
        </Tap>
      </View>
    </View>
  )
}
