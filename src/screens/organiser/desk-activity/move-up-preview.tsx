import { View } from '@tarojs/components'
import { useState } from 'react'
import { capacityOf, isWrongCapacity } from '../../../client/activities/plan-form'
import { useMoveUpPreview } from '../seats'
import type { SeatsView } from '../../../contract/seats'
import { FaultNotice } from '../../../components/notice'
import { SelectBox } from '../../../components/select-box'
import { Stepper } from '../../../components/stepper'
import { freedInWords } from '../consequence-words'

/** 如果空出 k 个名额，会递补谁: a preview of the entries that would move up if seats came free. */
export function MoveUpPreview({ activityId, positions }: { activityId: string; positions: SeatsView['positions'] }) {
  const [chosen, setChosen] = useState<string>()
  const [typed, setTyped] = useState('1')
  const position = positions.find(({ id }) => id === chosen) ?? positions.find(({ waitlisted }) => waitlisted > 0) ?? positions[0]
  const isWrong = isWrongCapacity(typed)
  const free = isWrong ? 0 : capacityOf(typed) || 0
  const preview = useMoveUpPreview(activityId, position?.id ?? '', free)
  return (
    <View className="desk-activity-move-up ruled">
      <View className="strong">如果空出名额，会递补谁</View>
      <View className="desk-activity-move-up-fields">
        {positions.length > 1 ? (
          <View className="desk-activity-move-up-position">
            <SelectBox id="preview-position" label="看哪个岗位" options={positions} value={position?.id ?? ''} onChange={setChosen} />
          </View>
        ) : null}
        <Stepper id="preview-free" label="空出几个名额" value={typed} onChange={setTyped} unit="个" isInvalid={isWrong} />
      </View>
      {isWrong ? (
        <View className="field-error small" role="alert">
          个数要在 1 到 500 之间。
        </View>
      ) : (
        <View
          id="preview-answer"
          className={free > 0 && preview.isPlaceholderData ? 'desk-activity-move-up-old' : ''}
          role="status"
          aria-live="polite"
        >
          {free === 0 ? '请填空出几个名额。' : preview.data ? freedInWords(preview.data) : ''}
        </View>
      )}
      <FaultNotice of={preview.error} onRetry={() => void preview.refetch()} />
    </View>
  )
}
