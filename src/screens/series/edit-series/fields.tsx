import { View } from '@tarojs/components'
import type { PlanForm } from '../../../client/activities/plan-form'
import type { Vocabulary } from '../../../contract/activities/activities'
import { DateInput } from '../../../components/date-input'
import { offered } from '../../../domain/vocabulary/lists'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { SelectBox } from '../../../components/select-box'
import { TextInput } from '../../../components/text-input'

interface FieldsProps {
  form: PlanForm
  vocabulary: Vocabulary
  onChange: (part: Partial<PlanForm>) => void
}

/** Fields that can be changed for many visits. The day differs between visits. */
export function Fields(props: FieldsProps) {
  const { form, vocabulary, onChange } = props
  return (
    <>
      <View className="edit-series-block">
        <Section title="几点、在哪里">
          <View className="edit-series-pair">
            <Time {...props} part="from" label="开始" />
            <Time {...props} part="to" label="结束" />
          </View>
          <Field label="乡镇">
            <SelectBox
              id="edit-town"
              label="乡镇"
              options={[{ id: '', name: '不分乡镇' }, ...offered(vocabulary.towns, form.townId)]}
              value={form.townId}
              onChange={(townId) => onChange({ townId })}
            />
          </Field>
          <Field label="地点">
            <TextInput id="edit-place" label="地点" value={form.place} onChange={(place) => onChange({ place })} maxLength={60} />
          </Field>
        </Section>
      </View>
      <View className="edit-series-block">
        <Section title="办什么">
          <Field label="活动名称">
            <TextInput id="edit-title" label="活动名称" value={form.title} onChange={(title) => onChange({ title })} maxLength={40} />
          </Field>
          <Field label="补充说明">
            <TextInput
              id="edit-summary"
              label="补充说明"
              value={form.summary}
              onChange={(summary) => onChange({ summary })}
              maxLength={500}
              isMultiline
            />
          </Field>
        </Section>
      </View>
      {form.positions.length > 0 ? <Capacities {...props} /> : null}
    </>
  )
}

const Time = ({ form, part, label, onChange }: FieldsProps & { part: 'from' | 'to'; label: string }) => (
  <View className="edit-series-pair-cell">
    <Field label={label}>
      <DateInput
        id={`edit-${part}`}
        kind="time"
        label={`${label}时间`}
        value={form[part]}
        onChange={(value) => onChange({ [part]: value })}
      />
    </Field>
  </View>
)

/** Capacities of the positions. Positions can be added and removed only in single visits. */
const Capacities = ({ form, onChange }: FieldsProps) => (
  <View className="edit-series-block">
    <Section title="岗位人数">
      <View className="edit-series-pair">
        {form.positions.map((row, at) => (
          <View key={row.id} className="edit-series-pair-cell">
            <Field label={row.name}>
              <TextInput
                id={`edit-capacity-${at}`}
                kind="number"
                label={`${row.name}要几人`}
                value={row.capacity}
                onChange={(capacity) =>
                  onChange({ positions: form.positions.map((other) => (other.id === row.id ? { ...other, capacity } : other)) })
                }
                maxLength={6}
              />
            </Field>
          </View>
        ))}
      </View>
    </Section>
  </View>
)
