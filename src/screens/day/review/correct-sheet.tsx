import { View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../../client/phone/clock'
import { showToast } from '../../../client/phone/screen'
import { useCorrect } from './closing'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import { clock } from '../../../domain/calendar/calendar'
import { ChipList, ChoiceList } from '../../../components/choice-list'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { DateInput } from '../../../components/date-input'
import { Field } from '../../../components/field'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { ReasonField, isReason } from '../../../components/reason-field'
import { hasCome } from './day'
import { type CorrectionForm, correctionsOf, problemOf } from './correction-form'

/** Frequent reasons; other reasons are typed. */
const REASONS = ['忘记签到', '忘记签退', '手机没电', '手机时间不准', '点错人了', '提前离开'].map((name) => ({ id: name, name }))

const CHOICES = [
  { id: 'times', name: '改时间' },
  { id: 'absent', name: '其实没有来', note: '签到和签退都不算了，原来的记录还留着。' },
]

interface CorrectSheetProps {
  review: AttendanceReview
  person: ReviewPerson
  onClose: () => void
}

/** Correction of a person's times or presence. The person can read the reason. */
export function CorrectSheet({ review: { activity }, person, onClose }: CorrectSheetProps) {
  const [initial] = useState<CorrectionForm>({
    what: 'times',
    came: clock(person.inAt ?? activity.startsAt),
    left: clock(person.outAt ?? activity.endsAt),
    reason: '',
  })
  const [form, setForm] = useState(initial)
  const [wasTried, setWasTried] = useState(false)
  const [isSame, setIsSame] = useState(false)
  const correct = useCorrect(activity.id)
  const change = (part: Partial<CorrectionForm>) => setForm({ ...form, ...part })
  const problem = problemOf(form, activity, now())
  const send = () => {
    setWasTried(true)
    if (problem !== null || !isReason(form.reason)) return
    const corrections = correctionsOf(form, person, activity)
    setIsSame(corrections.length === 0)
    if (corrections.length === 0) return
    correct.mutate(
      { corrections, reason: form.reason.trim() },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          showToast('已更正，已通知')
          onClose()
        },
      },
    )
  }
  return (
    <ConfirmSheet
      isOpen
      title={hasCome(person) ? `更正${person.name}的记录` : `给${person.name}补签到`}
      text="更正是新加一条记录，原来的留着。本人会收到通知，看到原因。"
      confirmLabel={hasCome(person) ? '更正' : '补签到'}
      kind={form.what === 'absent' ? 'danger' : 'primary'}
      isWritten={form !== initial}
      isPending={correct.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {hasCome(person) ? (
        <Field label="怎么更正">
          <ChoiceList
            id="correct"
            label="怎么更正"
            choices={CHOICES}
            chosen={[form.what]}
            onChange={([id]) => change({ what: id === 'absent' ? 'absent' : 'times' })}
          />
        </Field>
      ) : null}
      {form.what === 'times' ? <Times form={form} onChange={change} problem={problem} /> : null}
      <View className="review-reasons">
        <ChipList
          id="reason"
          label="常见的原因"
          choices={REASONS}
          chosen={[form.reason]}
          onChange={([reason]) => change({ reason: reason ?? '' })}
        />
      </View>
      <ReasonField
        id="correct-reason"
        hint="选一个，或者自己写"
        why="本人会看到，也留在记录里"
        value={form.reason}
        onChange={(reason) => change({ reason })}
        wasTried={wasTried}
        isDisabled={correct.isPending}
      />
      {isSame ? (
        <Notice tone="warn" icon="alert" isAnswer>
          时间没有变，没有可更正的。要改，请先改上面的时间。
        </Notice>
      ) : null}
      <AnyRefusal of={correct.data} />
      <FaultNotice of={correct.error} />
    </ConfirmSheet>
  )
}

interface TimesProps {
  form: CorrectionForm
  onChange: (part: Partial<CorrectionForm>) => void
  problem: string | null
}

const Times = ({ form, onChange, problem }: TimesProps) => (
  <Field label="什么时候" error={problem}>
    <View className="review-times">
      <Time id="correct-in" word="到" value={form.came} onChange={(came) => onChange({ came })} isInvalid={problem !== null} />
      <Time id="correct-out" word="走" value={form.left} onChange={(left) => onChange({ left })} isInvalid={problem !== null} />
    </View>
  </Field>
)

interface TimeProps {
  id: string
  /** Verb in the label: 到 or 走. */
  word: string
  value: string
  onChange: (value: string) => void
  isInvalid: boolean
}

const Time = ({ id, word, value, onChange, isInvalid }: TimeProps) => (
  <View className="review-time">
    <View className="small">{word}</View>
    <DateInput id={id} kind="time" label={`${word}的时间`} value={value} onChange={onChange} isInvalid={isInvalid} />
  </View>
)
