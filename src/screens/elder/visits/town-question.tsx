import { View } from '@tarojs/components'
import { Heading } from '../../../components/heading'
import { Tap } from '../../../components/tap'

interface TownQuestionProps {
  towns: readonly { id: string; name: string }[]
  /** @param town the town's id; '' for the whole county */
  onChoose: (town: string) => void
}

/** The one question before the list: the own town. */
export const TownQuestion = ({ towns, onChoose }: TownQuestionProps) => (
  <>
    <Heading level={2} className="visits-question">
      您住在哪个镇？
    </Heading>
    <View className="stack">
      {[...towns, { id: '', name: '全县都看看' }].map(({ id, name }) => (
        <Tap key={id} id={`town-${id || 'all'}`} className="visits-town card" onTap={() => onChoose(id)}>
          {name}
        </Tap>
      ))}
    </View>
  </>
)
