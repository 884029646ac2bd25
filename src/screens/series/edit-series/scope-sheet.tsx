import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { goBack, openPage } from '../../../client/phone/navigation'
import { showToast } from '../../../client/phone/screen'
import { useEditSeries, useSeriesConsequences } from '../series'
import type { ActivityPlan, DeskActivity } from '../../../contract/activities/desk'
import type { SeriesConsequences, SeriesScope } from '../../../contract/series'
import { Button } from '../../../components/button'
import { ChipList, ChoiceList } from '../../../components/choice-list'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { FaultNotice, Notice } from '../../../components/notice'
import { anyRefusalText } from '../../../components/refusal-texts-all'
import { TextInput } from '../../../components/text-input'
import { isForOneAlone, outcomeLines, refusedInWords } from './words'

const SCOPES = [
  { id: 'one', name: '只改这一场' },
  { id: 'later', name: '这一场和以后的' },
  { id: 'all', name: '还没办的全部' },
]

interface ScopeSheetProps {
  source: DeskActivity
  plan: ActivityPlan
  onStored: () => void
  onClose: () => void
}

/** Choice of the visits to change, with the consequences for people of each visit. */
export function ScopeSheet({ source, plan, onStored, onClose }: ScopeSheetProps) {
  const [scope, setScope] = useState<SeriesScope>('later')
  const [withOwn, setWithOwn] = useState(false)
  const [reason, setReason] = useState('')
  const change = { activityId: source.id, version: source.version, plan, scope, withOwn }
  const query = useSeriesConsequences(change)
  const edit = useEditSeries()
  const foreseen = query.isPlaceholderData ? undefined : query.data
  const choose = ([chosen]: string[]) => {
    edit.reset()
    setScope(chosen as SeriesScope)
  }
  const confirm = () => {
    if (!foreseen?.ok) return
    edit.mutate(
      { ...change, reason: reason.trim() },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          onStored()
          showToast(answer.waiting > 0 ? `已保存，${answer.waiting} 场的文字等审核` : `改好了 ${answer.changed} 场`)
          goBack()
        },
      },
    )
  }
  // A refusal is shown instead of the consequences, which will not happen.
  const refused = edit.data?.ok === false ? edit.data : undefined
  const notifiesPeople = foreseen?.ok ? foreseen.activities.some(({ consequences }) => consequences.notified > 0) : false
  const hasOwn = query.data?.ok ? query.data.activities.some(({ own }) => own.length > 0) : false
  return (
    <ConfirmSheet
      isOpen
      title="改哪些场"
      confirmLabel="确定修改"
      isPending={edit.isPending || query.isFetching}
      onConfirm={foreseen && !foreseen.ok ? undefined : confirm}
      onClose={onClose}
    >
      <ChoiceList id="scope" label="改哪些场" choices={SCOPES} chosen={[scope]} onChange={choose} />
      <Foreseen answer={refused ?? query.data} withOwn={withOwn} isOld={query.isPlaceholderData} />
      {hasOwn ? (
        <View className="edit-series-own">
          <ChipList
            id="with-own"
            label="单独改过的"
            isMultiple
            choices={[{ id: 'yes', name: '单独改过的也一起改' }]}
            chosen={withOwn ? ['yes'] : []}
            onChange={(chosen) => {
              edit.reset()
              setWithOwn(chosen.length > 0)
            }}
          />
        </View>
      ) : null}
      {notifiesPeople ? (
        <Field label="给报名的人附言" hint="例如：天冷了，晚一点开始。可以不写。">
          <TextInput id="change-reason" label="改动的原因" value={reason} onChange={setReason} maxLength={100} isMultiline />
        </Field>
      ) : null}
      <FaultNotice of={query.error ?? edit.error} />
    </ConfirmSheet>
  )
}

function Foreseen({ answer, withOwn, isOld }: { answer: SeriesConsequences | undefined; withOwn: boolean; isOld: boolean }) {
  const now = useNow()
  if (!answer) return null
  if (!answer.ok) {
    const alone = isForOneAlone(answer) ? (
      <Button id="change-alone" kind="quiet" isSmall onTap={() => openPage('organiser/publish', { id: answer.activityId })}>
        打开这一场
      </Button>
    ) : undefined
    return (
      <Notice tone="warn" icon="alert" isAnswer action={alone}>
        {refusedInWords(answer, anyRefusalText(answer.reason, answer.about, now), now)}
      </Notice>
    )
  }
  return (
    <View
      id="series-consequences"
      className={isOld ? 'edit-series-foreseen edit-series-foreseen-old' : 'edit-series-foreseen'}
      role="status"
      aria-live="polite"
    >
      {outcomeLines(answer, withOwn, now).map(({ icon, text, isWarning }) => (
        <View key={icon} className={isWarning ? 'edit-series-line edit-series-line-warning' : 'edit-series-line'}>
          <Icon name={icon} className="edit-series-line-icon" />
          <View className="edit-series-line-text">{text}</View>
        </View>
      ))}
    </View>
  )
}
