import { Text, View } from '@tarojs/components'
import { useDialog } from '../../../components/dialog'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { Picture } from '../../../components/picture'
import type { ViewerProps } from './viewer-props'
import './viewer.css'

/** Full-screen photo with the browser's zoom gestures. */
export function Viewer({ shown, onClose }: ViewerProps) {
  const dialog = useDialog(shown !== null, onClose)
  if (!shown) return null
  return (
    <View ref={dialog} className="viewer" role="dialog" aria-label={shown.label} aria-modal>
      <Picture className="viewer-image" src={shown.src} fit="contain" label={shown.label} />
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
