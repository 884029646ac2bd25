import { View } from '@tarojs/components'
import type { TeamFormPart } from '../team-form'
import { tidyName } from '../../../domain/people/names'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'

interface LostPartProps {
  part: TeamFormPart
  isSending: boolean
  onRemove: () => void
}

/** Names typed for a position that the activity no longer has, shown until the leader removes them. */
export function LostPart({ part, isSending, onRemove }: LostPartProps) {
  const names = part.rows.map(({ name }) => tidyName(name)).filter((name) => name !== '')
  return (
    <Section title="这个岗位已经取消">
      <View className="new-team-lost-names">
        {`原来要 ${part.rows.length} 人${names.length > 0 ? `：${names.join('、')}` : ''}。请改到别的岗位，再把这里去掉。`}
      </View>
      <Button kind="quiet" isSmall icon="close" isDisabled={isSending} onTap={onRemove}>
        去掉
      </Button>
    </Section>
  )
}
