import { View } from '@tarojs/components'
import { Avatar } from '../../../components/avatar'
import { Tap } from '../../../components/tap'

interface PersonRowProps {
  id: string
  name: string
  line: string
  action: { label: string; spoken: string; go: () => void }
}

/** A person with one action. */
export const PersonRow = ({ id, name, line, action }: PersonRowProps) => (
  <View id={id} className="person ruled">
    <Avatar name={name} />
    <View className="person-row">
      <View className="person-words">
        <View className="strong">{name}</View>
        <View className="small">{line}</View>
      </View>
      <View className="person-action">
        <Tap className="person-change" label={action.spoken} onTap={action.go}>
          {action.label}
        </Tap>
      </View>
    </View>
  </View>
)
