import { View } from '@tarojs/components'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import { readTowns } from '../../../domain/base/towns'
import type { StepProps } from './step-props'

/** Room for more than the most towns, so that too many are refused with the reason instead of being cut off. */
const LONGEST_LIST = 30_000

/** The towns, pasted, with those recognised. */
export function TownsStep({ form, change, error }: StepProps) {
  const { towns, twice, odd } = readTowns(form.towns)
  return (
    <Section title="有哪些镇街" aside={towns.length > 0 ? `${towns.length} 个` : undefined}>
      <Field label="乡镇和街道" hint="一行一个，可以整段粘贴；逗号、顿号、编号都认得。" error={error('towns')}>
        <TextInput
          id="guide-towns"
          label="乡镇和街道"
          isMultiline
          value={form.towns}
          maxLength={LONGEST_LIST}
          placeholder="城关镇"
          onChange={(text) => change({ towns: text })}
        />
      </Field>
      {towns.length > 0 ? (
        <View id="guide-towns-read" className="small">
          认出 {towns.length} 个：{towns.join('、')}
        </View>
      ) : null}
      {twice.length > 0 ? <View className="small guide-line">写了不止一遍，只留一个：{twice.join('、')}</View> : null}
      {odd.length > 0 ? <View className="small guide-line">不像镇街的名称，请看一下：{odd.join('、')}</View> : null}
    </Section>
  )
}
