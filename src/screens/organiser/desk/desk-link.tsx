import { View } from '@tarojs/components'
import { Icon, type IconName } from '../../../components/icon'
import { Tap } from '../../../components/tap'

interface DeskLinkProps {
  id: string
  icon: IconName
  title: string
  words: string
  /** True if decisions are pending. */
  isWaiting: boolean
  onTap: () => void
}

/** A card that links to pending decisions. */
export const DeskLink = ({ id, icon, title, words, isWaiting, onTap }: DeskLinkProps) => (
  <View className="desk-link-cards">
    <Tap id={id} className="card desk-link-card" role="link" onTap={onTap}>
      <Icon name={icon} className="desk-link-card-icon" />
      <View className="desk-link-card-words">
        <View className="strong">{title}</View>
        <View className={`small ${isWaiting ? 'desk-link-card-waiting' : ''}`}>{words}</View>
      </View>
      <Icon name="right" />
    </Tap>
  </View>
)
