import { View } from '@tarojs/components'
import { ChoiceList } from '../../../components/choice-list'
import { type Holder, type Shortage, stillMissing } from './shortages'

interface ShortagesProps {
  shortages: readonly Shortage[]
  holders: readonly Holder[]
  chosen: readonly string[]
  wasTried: boolean
  onChange: (chosen: string[]) => void
}

/** Choice of people who return to the waitlist when there are fewer seats than people, with a suggestion. */
export const Shortages = ({ shortages, holders, chosen, wasTried, onChange }: ShortagesProps) => (
  <>
    {shortages.map((shortage) => {
      const { positionId, position, taken, capacity } = shortage
      const missing = stillMissing(shortage, holders, chosen)
      const here = holders.filter(({ holds }) => holds.has(positionId))
      return (
        <View key={positionId} id={`shortage-${positionId}`} className="publish-shortage">
          <View className="strong">
            {position}：{taken} 个名额有人，改成 {capacity} 个
          </View>
          <View className="small publish-shortage-hint">请选谁转到候补。最晚报名的已经替您选上，可以改。</View>
          <ChoiceList
            id="to-waitlist"
            label={`${position}：谁转到候补`}
            isMultiple
            choices={here.map((holder) => ({ id: holder.id, name: holder.name, note: noteOf(holder, positionId) }))}
            chosen={chosen}
            onChange={onChange}
          />
          <View className={`small ${missing > 0 && wasTried ? 'field-error' : 'publish-shortage-hint'}`} role="status">
            {missing > 0 ? `还要再选出 ${missing} 个名额。` : '够了。名额空出来，按报名先后再递补。'}
          </View>
        </View>
      )
    })}
  </>
)

/** A note on a holder. A team moves as a whole, including its seats in other positions. */
function noteOf({ note, isTeam, seats, holds }: Holder, positionId: string): string {
  const here = holds.get(positionId) ?? 0
  return isTeam ? `${note}，整队 ${seats} 个名额一起${here < seats ? `，这个岗位占 ${here} 个` : ''}` : note
}
