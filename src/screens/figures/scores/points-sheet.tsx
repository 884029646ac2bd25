import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSetPoints } from './scores'
import type { ScoringRules } from '../../../contract/figures/scores'
import { type Points, SCORED_KINDS } from '../../../domain/figures/scoring'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { TextInput } from '../../../components/text-input'
import { readPoints } from './read-points'
import { KINDS } from './words'

/** Form for the points of each kind. Years closed under an earlier version of the points keep that version. */
export function PointsSheet({ rules, onClose }: { rules: ScoringRules; onClose: () => void }) {
  const [typed, setTyped] = useState(
    () => Object.assign({}, ...SCORED_KINDS.map((kind) => ({ [kind]: String(rules.points[kind]) }))) as Record<keyof Points, string>,
  )
  const [wasTried, setWasTried] = useState(false)
  const set = useSetPoints()
  const isWrong = (kind: keyof Points) => wasTried && readPoints(typed[kind]) === null
  const confirm = () => {
    setWasTried(true)
    const read = SCORED_KINDS.map((kind) => [kind, readPoints(typed[kind])] as const)
    if (read.some(([, value]) => value === null)) return
    const points = Object.assign({}, ...read.map(([kind, value]) => ({ [kind]: value }))) as Points
    set.mutate({ version: rules.version, points }, { onSuccess: (answer) => answer.ok && onClose() })
  }
  return (
    <ConfirmSheet
      isOpen
      title="改计分规则"
      text="改了以后，没有封存的年份都按新规则算。"
      confirmLabel="存为新的一版"
      isPending={set.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <View className="scores-form">
        {SCORED_KINDS.map((kind) => (
          <Field
            key={kind}
            label={`${KINDS[kind].name}，每${KINDS[kind].unit}几分`}
            error={isWrong(kind) ? '请写 0 到 1000 之间的数，最多两位小数。' : null}
          >
            <TextInput
              id={`points-${kind}`}
              label={`${KINDS[kind].name}，每${KINDS[kind].unit}几分`}
              maxLength={7}
              value={typed[kind]}
              isInvalid={isWrong(kind)}
              onChange={(text) => setTyped((before) => ({ ...before, [kind]: text }))}
            />
          </Field>
        ))}
      </View>
      <AnyRefusal of={set.data} />
      <FaultNotice of={set.error} />
    </ConfirmSheet>
  )
}
