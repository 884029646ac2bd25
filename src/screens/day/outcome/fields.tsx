import { View } from '@tarojs/components'
import type { OutcomeForm } from './outcome-drafts'
import type { OutcomeView } from '../../../contract/records/outcomes'
import { LONGEST_NOTE } from '../../../domain/records/outcome'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import type { FormErrors } from './form'

interface FieldsProps {
  view: OutcomeView
  form: OutcomeForm
  wrong: FormErrors
  onChange: (part: Partial<OutcomeForm>) => void
}

/**
 * Largest number of characters in a number field: more than an accepted number has, so that a number that is too large is refused and
 * not truncated.
 */
const LONGEST_NUMBER = 12

/** Fields for each service in its own unit, the number of people who came, and a note. */
export function Fields({ view, form, wrong, onChange }: FieldsProps) {
  const counted = view.services.filter(({ unit }) => unit !== null)
  const uncounted = view.services.filter(({ unit }) => unit === null)
  return (
    <>
      <View className="outcome-block">
        <Section title="一共来了多少人">
          <Field id="outcome-total" label="村民人次" hint="路过进来的也算。记不清就写个大概。" error={wrong.get('total') ?? null}>
            <Count
              id="served-total"
              label="一共来了多少人次"
              unit="人次"
              value={form.total}
              isInvalid={wrong.has('total')}
              onChange={(total) => onChange({ total })}
            />
          </Field>
        </Section>
      </View>
      {view.services.length > 0 ? (
        <View className="outcome-block">
          <Section title="做了多少">
            {counted.map(({ id, name, unit }) => (
              <Field key={id} id={`outcome-${id}`} label={name} error={wrong.get(id) ?? null}>
                <Count
                  id={`served-${id}`}
                  label={`${name}，多少${unit ?? ''}`}
                  unit={unit ?? ''}
                  value={form.served[id] ?? ''}
                  isInvalid={wrong.has(id)}
                  onChange={(served) => onChange({ served: { ...form.served, [id]: served } })}
                />
              </Field>
            ))}
            {uncounted.length > 0 ? <View className="small">不统计数量：{uncounted.map(({ name }) => name).join('、')}</View> : null}
          </Section>
        </View>
      ) : null}
      <View className="outcome-block">
        <Section title="一句话小结">
          <Field label="当天怎么样" hint="村民会看到。不要写村民的姓名和病情。可以不写。">
            <TextInput
              id="outcome-note"
              label="一句话小结"
              value={form.note}
              onChange={(note) => onChange({ note })}
              maxLength={LONGEST_NOTE}
              isMultiline
            />
          </Field>
        </Section>
      </View>
    </>
  )
}

interface CountProps {
  id: string
  label: string
  unit: string
  value: string
  isInvalid: boolean
  onChange: (value: string) => void
}

const Count = ({ id, label, unit, value, isInvalid, onChange }: CountProps) => (
  <View className="outcome-count">
    <View className="outcome-number">
      <TextInput id={id} kind="number" label={label} value={value} onChange={onChange} maxLength={LONGEST_NUMBER} isInvalid={isInvalid} />
    </View>
    <View className="outcome-unit">{unit}</View>
  </View>
)
