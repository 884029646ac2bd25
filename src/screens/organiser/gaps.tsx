import { Text, View } from '@tarojs/components'
import type { SkillGap } from '../../domain/activities/position'
import '../../components/tag.css'
import './gaps.css'

/** 缺 1 名执业医师: people that the visit still needs. */
export const Gaps = ({ gaps }: { gaps: readonly SkillGap[] }) =>
  gaps.length === 0 ? null : (
    <View className="gaps">
      {gaps.map(({ position, missing }) => (
        <Text key={position} className="tag tag-warn gaps-gap">
          缺 {missing} 名{position}
        </Text>
      ))}
    </View>
  )
