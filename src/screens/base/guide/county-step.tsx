import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import { isCounty, tidyCounty, usualBaseName } from '../../../domain/base/county'
import type { StepProps } from './step-props'

/** The county and the base's name. */
export function CountyStep({ form, change, error }: StepProps) {
  const county = tidyCounty(form.county)
  return (
    <Section title="哪个县的基地">
      <Field label="县（市、区）" hint="写全称，比如 示范县。组织的名称会按它来拟。" error={error('county')}>
        <TextInput
          id="guide-county"
          label="县、市、区的全称"
          value={form.county}
          maxLength={30}
          placeholder="示范县"
          onChange={(typed) => change({ county: typed })}
        />
      </Field>
      <Field label="基地名称" hint="村民和志愿者在列表最上面看到的。不写就用下面的。" error={error('name')}>
        <TextInput
          id="guide-name"
          label="基地名称"
          value={form.name}
          maxLength={40}
          placeholder={isCounty(county) ? usualBaseName(county) : '示范县同心社会服务实践基地'}
          onChange={(name) => change({ name })}
        />
      </Field>
    </Section>
  )
}
