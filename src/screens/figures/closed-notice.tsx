import { View } from '@tarojs/components'
import { Notice } from '../../components/notice'

/** Notice of a closed year: when and by whom in `words`, then the corrections made since. */
export const ClosedNotice = ({ words, changes }: { words: string; changes: readonly { id: string; words: string }[] }) => (
  <Notice tone={changes.length > 0 ? 'warn' : 'ok'} icon={changes.length > 0 ? 'alert' : 'check'}>
    <View>{`${words}${changes.length > 0 ? '后来有更正：' : '之后没有变化。'}`}</View>
    {changes.map((change) => (
      <View key={change.id} className="strong">
        {change.words}
      </View>
    ))}
  </Notice>
)
