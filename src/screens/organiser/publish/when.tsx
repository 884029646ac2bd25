import { View } from '@tarojs/components'
import { spanOf } from '../../../client/activities/plan-form'
import { problemsIn } from '../../../client/activities/plan-problems'
import { spanInWords } from '../../../domain/calendar/calendar'
import { ChipList } from '../../../components/choice-list'
import { DateInput } from '../../../components/date-input'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { type QuestionProps, errorAt, questionId } from './questions'
import { problemText } from './texts'

/** Day and time, repeated with the weekday, by which people notice a wrong date. */
export function When(props: QuestionProps) {
  const { form, now } = props
  // A past day is reported at once, since it is always a mistake.
  const past = problemsIn(form, { isForPublic: true, now }).find(({ reason }) => reason === 'start-in-past')
  const error = past ? null : errorAt(props, 'when')
  const { startsAt, endsAt } = spanOf(form)
  const runsBackwards = form.from !== '' && form.to !== '' && form.to <= form.from
  return (
    <Section title="什么时候">
      <View id={questionId('when')} className="publish-when">
        <Part
          {...props}
          part="date"
          label="日期"
          spoken="日期"
          error={past ? problemText(past, now) : null}
          isInvalid={past !== undefined || error !== null}
        />
        <Part {...props} part="from" label="开始" spoken="开始时间" isInvalid={error !== null} />
        <Part {...props} part="to" label="结束" spoken="结束时间" isInvalid={error !== null} />
      </View>
      {runsBackwards || form.endsNextDay ? <NextDay {...props} /> : null}
      {error ? (
        <View className="field-error small" role="alert" aria-live="polite">
          {error}
        </View>
      ) : (
        <View className="small publish-span">{Number.isNaN(startsAt + endsAt) ? '' : spanInWords(startsAt, endsAt, now)}</View>
      )}
    </Section>
  )
}

interface PartProps extends QuestionProps {
  part: 'date' | 'from' | 'to'
  label: string
  spoken: string
  /** Error of this part. */
  error?: string | null
  isInvalid: boolean
}

function Part(props: PartProps) {
  const { form, onChange, part, label, spoken, error, isInvalid } = props
  return (
    <View className={part === 'date' ? 'publish-date' : 'publish-time'}>
      <Field label={label} error={error}>
        <DateInput
          id={`plan-${part}`}
          kind={part === 'date' ? 'date' : 'time'}
          label={spoken}
          value={form[part]}
          onChange={(value) => onChange({ [part]: value })}
          isInvalid={isInvalid}
        />
      </Field>
    </View>
  )
}

/** Question whether the end is on the next day, shown only if the end is before the start. */
const NextDay = ({ form, onChange }: QuestionProps) => (
  <View className="publish-next-day">
    <ChipList
      id="plan-ends"
      label="结束的日子"
      isMultiple
      choices={[{ id: 'next-day', name: '第二天结束' }]}
      chosen={form.endsNextDay ? ['next-day'] : []}
      onChange={(chosen) => onChange({ endsNextDay: chosen.length > 0 })}
    />
  </View>
)
