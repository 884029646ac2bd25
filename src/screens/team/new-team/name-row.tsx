import { View } from '@tarojs/components'
import type { SeatRow, TeamProblem } from '../team-form'
import { parseNames } from '../team-names'
import type { PositionView } from '../../../contract/activities/activities'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { anyRefusalText } from '../../../components/refusal-texts-all'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'

interface NameRowProps {
  row: SeatRow
  /** Index within the position, from 0. */
  at: number
  position: PositionView
  problem: TeamProblem | undefined
  isSending: boolean
  onType: (text: string) => void
  /** Called with several names that were typed on one seat. */
  onSplit: (names: string[]) => void
  onRemove: () => void
  now: number
}

/** Field for the name on one seat. */
export function NameRow({ row, at, position, problem, isSending, onType, onSplit, onRemove, now }: NameRowProps) {
  const words = `${position.name}第 ${at + 1} 位`
  const names = parseNames(row.name)
  return (
    <View id={`seat-${row.id}`} className="new-team-name">
      <View className="new-team-name-fields">
        <View className="new-team-name-number numeral" aria-hidden>
          {at + 1}
        </View>
        <View className="new-team-name-input">
          <TextInput
            label={`${words}的姓名`}
            placeholder="以后再填"
            value={row.name}
            onChange={onType}
            maxLength={200}
            isInvalid={problem !== undefined}
            isDisabled={isSending}
          />
        </View>
        <View className="new-team-name-cell">
          <Tap className="new-team-name-remove" label={`去掉${words}`} isDisabled={isSending} onTap={onRemove}>
            <Icon name="close" />
          </Tap>
        </View>
      </View>
      {names.length > 1 ? (
        <View className="new-team-name-split">
          <Button kind="quiet" isSmall isDisabled={isSending} onTap={() => onSplit(names)}>
            {`像是 ${names.length} 个人，分成 ${names.length} 行`}
          </Button>
        </View>
      ) : null}
      {problem ? (
        <View className="field-error small" role="alert">
          {anyRefusalText(problem.reason, problem.about, now)}
        </View>
      ) : null}
    </View>
  )
}
