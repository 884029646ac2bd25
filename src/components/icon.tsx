import { View } from '@tarojs/components'
import './icon.css'

/** Line icons, always beside a word. */
export type IconName =
  | 'calendar'
  | 'pin'
  | 'rings'
  | 'people'
  | 'clock'
  | 'share'
  | 'search'
  | 'right'
  | 'left'
  | 'down'
  | 'check'
  | 'close'
  | 'alert'
  | 'offline'
  | 'user'
  | 'bell'
  | 'edit'
  | 'copy'
  | 'phone'
  | 'ticket'
  | 'plus'
  | 'minus'
  | 'history'
  | 'gift'
  | 'desk'
  | 'undo'
  | 'sync'
  | 'medal'
  | 'chart'
  | 'eye'
  | 'sound'

/** Hidden from screen readers. */
export const Icon = ({ name, className = '' }: { name: IconName; className?: string }) => (
  <View className={`icon icon-${name} ${className}`} aria-hidden />
)
