import { View } from '@tarojs/components'
import type { Consequences } from '../../contract/activities/desk'
import { Icon } from '../../components/icon'
import { consequenceLines } from './consequence-words'
import './consequence-list.css'

/** List of a change's consequences for people. */
export const ConsequenceList = ({ consequences, isOld = false }: { consequences: Consequences; isOld?: boolean }) => (
  <View id="consequences" className={`consequence-list ${isOld ? 'consequence-list-old' : ''}`} role="status" aria-live="polite">
    {consequenceLines(consequences).map(({ icon, text, isWarning }) => (
      <View key={icon} className={`consequence-list-line ${isWarning ? 'consequence-list-warning' : ''}`}>
        <Icon name={icon} className="consequence-list-icon" />
        <View className="consequence-list-text">{text}</View>
      </View>
    ))}
  </View>
)
