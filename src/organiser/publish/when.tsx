import { View } from '@tarojs/components'
import { spanOf } from '../../client/plan-form'
import { spanInWords } from '../../domain/calendar'
import { ChipList } from '../../components/choice-list'
import { DateInput } from '../../components/date-input'
import { Field } from '../../components/field'
import { Section } from '../../components/section'
import { type QuestionProps, errorAt, questionId } from './questions'

/** The day and the time, said back in words: a wrong weekday is noticed, a wrong date is not. */
export function When(props: QuestionProps) {
  const { form, onChange, now } = props
  const error = errorAt(props, 'when')
  const { startsAt, endsAt } = spanOf(form)
  const runsBackwards = form.from !== '' && form.to !== '' && form.to <= form.from
  return (
    <Section title="什么时候">
      <View id={questionId('when')} className="plan-when">
        <View className="plan-date">
          <Field label="日期">
            <DateInput
              id="plan-date"
              kind="date"
              label="日期"
              value={form.date}
              onChange={(date) => onChange({ date })}
              isInvalid={error !== null}
            />
          </Field>
        </View>
        <View className="plan-time">
          <Field label="开始">
            <DateInput
              id="plan-from"
              kind="time"
              label="开始时间"
              value={form.from}
              onChange={(from) => onChange({ from })}
              isInvalid={error !== null}
            />
          </Field>
        </View>
        <View className="plan-time">
          <Field label="结束">
            <DateInput
              id="plan-to"
              kind="time"
              label="结束时间"
              value={form.to}
              onChange={(to) => onChange({ to })}
              isInvalid={error !== null}
            />
          </Field>
        </View>
      </View>
      {runsBackwards || form.endsNextDay ? (
        <View className="plan-next-day">
          <ChipList
            id="plan-ends"
            label="结束的日子"
            isMultiple
            choices={[{ id: 'next-day', name: '第二天结束' }]}
            chosen={form.endsNextDay ? ['next-day'] : []}
            onChange={(chosen) => onChange({ endsNextDay: chosen.length > 0 })}
          />
        </View>
      ) : null}
      {error ? (
        <View className="field-error small" role="alert" aria-live="polite">
          {error}
        </View>
      ) : (
        <View className="small plan-span">{Number.isNaN(startsAt + endsAt) ? '' : spanInWords(startsAt, endsAt, now)}</View>
      )}
    </Section>
  )
}
