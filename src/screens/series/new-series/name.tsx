import { View } from '@tarojs/components'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import type { PartProps } from './rule'

/** Field for the name of the series. Each visit keeps its own title. */
export const SeriesName = ({ form, onChange }: PartProps) => (
  <View className="new-series-block">
    <Section title="系列的名称">
      <Field label="名称" hint="每一场的页面上都会写，村民按它也能搜到。">
        <TextInput id="series-name" label="系列的名称" value={form.name} onChange={(name) => onChange({ name })} maxLength={40} />
      </Field>
    </Section>
  </View>
)
