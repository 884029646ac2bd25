import { View } from '@tarojs/components'
import { now } from '../../client/phone/clock'
import { useVocabulary } from '../../client/activities/activities'
import type { PlanWarning } from '../../domain/activities/plan-warnings'
import { ConfirmSheet } from '../../components/confirm-sheet'
import { Icon } from '../../components/icon'
import { warningWords } from './warning-words'
import './warnings-sheet.css'

interface WarningsSheetProps {
  warnings: readonly PlanWarning[]
  onAgree: () => void
  onClose: () => void
}

/** Warnings before publication. The organiser decides. */
export function WarningsSheet({ warnings, onAgree, onClose }: WarningsSheetProps) {
  const known = useVocabulary().data?.organisations ?? []
  const nameOf = (id: string) => known.find((organisation) => organisation.id === id)?.name ?? id
  const moment = now()
  return (
    <ConfirmSheet isOpen title="发布前请看一眼" confirmLabel="仍然发布" onConfirm={onAgree} onClose={onClose}>
      <View id="plan-warnings">
        {warnings.map((warning) => (
          <View key={keyOf(warning)} className="warnings-sheet-warning ruled">
            <Icon name="alert" className="warnings-sheet-icon" />
            <View className="warnings-sheet-words">{warningWords(warning, moment, nameOf)}</View>
          </View>
        ))}
      </View>
    </ConfirmSheet>
  )
}

/** React key of a warning, by id, because two visits may have the same title, place and time. */
const keyOf = (warning: PlanWarning): string =>
  `${warning.kind} ${'id' in warning ? warning.id : 'position' in warning ? warning.position : ''}`
