import { View } from '@tarojs/components'
import { Notice } from '../../components/notice'

/** Notice of a closed year. `words`: when and by whom it was closed; `changes`: corrections made since. */
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
