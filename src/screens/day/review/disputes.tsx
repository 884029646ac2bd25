import { View } from '@tarojs/components'
import { useState } from 'react'
import { showToast } from '../../../client/phone/screen'
import { useAnswerDispute } from './closing'
import type { AttendanceReview, DisputeView, ReviewPerson } from '../../../contract/records/records'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import { isDisputed } from './day'
import { PersonLine } from './person-line'

interface DisputesProps {
  review: AttendanceReview
  onCorrect: (person: ReviewPerson) => void
}

/** Volunteers' disputes. Each needs an answer, and perhaps a correction. */
export function Disputes({ review, onCorrect }: DisputesProps) {
  const [answered, setAnswered] = useState<ReviewPerson>()
  const disputed = review.people.filter(isDisputed)
  if (disputed.length === 0) return null
  return (
    <Section title={`异议 ${disputed.length} 条`} aside="先更正，再答复">
      <View>
        {disputed.map((person) => (
          <PersonLine key={person.volunteerId} person={person} lines={[`“${person.dispute?.text ?? ''}”`]}>
            <Button id={`answer-${person.volunteerId}`} kind="quiet" isSmall onTap={() => setAnswered(person)}>
              答复
            </Button>
            <Tap className="person-change" label={`更正${person.name}`} onTap={() => onCorrect(person)}>
              更正
            </Tap>
          </PersonLine>
        ))}
      </View>
      {answered?.dispute ? (
        <AnswerSheet
          activityId={review.activity.id}
          name={answered.name}
          dispute={answered.dispute}
          onClose={() => setAnswered(undefined)}
        />
      ) : null}
    </Section>
  )
}

interface AnswerSheetProps {
  activityId: string
  name: string
  dispute: DisputeView
  onClose: () => void
}

function AnswerSheet({ activityId, name, dispute, onClose }: AnswerSheetProps) {
  const [text, setText] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const answer = useAnswerDispute(activityId)
  const error = wasTried && text.trim() === '' ? '请写下答复，本人会看到。' : null
  const send = () => {
    setWasTried(true)
    if (text.trim() === '') return
    answer.mutate(
      { disputeId: dispute.id, answer: text.trim() },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          showToast('已答复')
          onClose()
        },
      },
    )
  }
  return (
    <ConfirmSheet
      isOpen
      title={`答复${name}`}
      text={`“${dispute.text}”`}
      confirmLabel="答复"
      isWritten={text.trim() !== ''}
      isPending={answer.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <Field label="答复" hint="例如：已按您说的时间更正" error={error}>
        <TextInput
          id="dispute-answer"
          label="答复"
          value={text}
          onChange={setText}
          maxLength={200}
          isMultiline
          isInvalid={error !== null}
        />
      </Field>
      <AnyRefusal of={answer.data} />
      <FaultNotice of={answer.error} />
    </ConfirmSheet>
  )
}
