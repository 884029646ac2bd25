import { View } from '@tarojs/components'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { SelectBox } from '../../../components/select-box'
import { Tap } from '../../../components/tap'
import type { PartProps } from './rule'

/** Choice of the organisations that lead in turn. Nothing if the organiser acts for one organisation only. */
export function Leads({ form, leads, onChange }: PartProps & { leads: readonly { id: string; name: string }[] }) {
  if (leads.length <= 1 && form.leadIds.length === 1) return null
  const others = leads.filter(({ id }) => !form.leadIds.includes(id))
  const nameOf = (id: string) => leads.find((lead) => lead.id === id)?.name ?? id
  return (
    <View className="new-series-block">
      <Section title="谁牵头">
        <Field label="按这个顺序轮流" hint="跳过的日子不占轮次，轮到的顺延到下一场。">
          {form.leadIds.map((id, turn) => (
            <View key={id} className="new-series-lead">
              <View className="new-series-lead-name">
                {turn + 1}. {nameOf(id)}
              </View>
              <View className="new-series-lead-cell">
                <Tap
                  id={`lead-remove-${id}`}
                  className="new-series-lead-remove"
                  label={`去掉${nameOf(id)}`}
                  onTap={() => onChange({ leadIds: form.leadIds.filter((other) => other !== id) })}
                >
                  <Icon name="close" />
                </Tap>
              </View>
            </View>
          ))}
          {others.length > 0 ? (
            <View className="new-series-lead-add">
              <SelectBox
                id="lead-add"
                label="再加一个牵头的组织"
                options={[{ id: '', name: '再加一个…' }, ...others]}
                value=""
                onChange={(id) => {
                  if (id !== '') onChange({ leadIds: [...form.leadIds, id] })
                }}
              />
            </View>
          ) : null}
        </Field>
      </Section>
    </View>
  )
}
