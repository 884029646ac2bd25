import { View } from '@tarojs/components'
import type { AlikePair, AlikePerson } from '../../../contract/people/alike'
import { showToast } from '../../../client/phone/screen'
import { AnyRefusal } from '../../../components/any-refusal'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import { useTellApart } from '../alike'
import { LIKENESS_WORDS, linesOf } from './pair-words'

/** Two people who look alike, side by side, with the two answers. */
export function PairCard({ pair, onJoin }: { pair: AlikePair; onJoin: () => void }) {
  const { likeness, kept, joined, refusal } = pair
  const apart = useTellApart()
  const id = joined.id
  const send = () =>
    apart.mutate({ keptId: kept.id, joinedId: joined.id }, { onSuccess: (answer) => answer.ok && showToast('已记下，不再提示') })
  return (
    <View id={`alike-${id}`} className="card alike-pair">
      <View className="strong">{kept.name}</View>
      <View className="small">{LIKENESS_WORDS[likeness]}</View>
      <View className="alike-sides">
        <Side title="留下的" person={kept} />
        <Side title="并过去的" person={joined} />
      </View>
      <AnyRefusal of={apart.data} />
      <FaultNotice of={apart.error} />
      {refusal === null ? (
        <Button id={`join-${id}`} kind="quiet" isSmall onTap={onJoin}>
          是同一个人，合并
        </Button>
      ) : (
        <AnyRefusal of={{ ok: false, reason: refusal }} />
      )}
      <Tap id={`apart-${id}`} className="person-change" label={`两位${kept.name}不是同一个人`} onTap={send}>
        不是同一个人
      </Tap>
    </View>
  )
}

function Side({ title, person }: { title: string; person: AlikePerson }) {
  return (
    <View className="alike-side">
      <View className="small">{title}</View>
      <View>{person.name}</View>
      {linesOf(person).map((line) => (
        <View key={line} className="small">
          {line}
        </View>
      ))}
    </View>
  )
}
