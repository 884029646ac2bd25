import { View } from '@tarojs/components'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import { LONGEST_PASTE } from '../../../domain/vocabulary/pasted-lines'
import { townsOf } from './guide-form'
import { unusableWords } from '../unusable-words'
import type { StepProps } from './step-props'

/** The towns, pasted, with those recognised. */
export function TownsStep({ form, change, error }: StepProps) {
  const { names, doubled, odd, unusable } = townsOf(form)
  return (
    <Section title="有哪些镇街" aside={names.length > 0 ? `${names.length} 个` : undefined}>
      <Field label="乡镇和街道" hint="一行一个，可以整段粘贴；逗号、顿号、编号都认得。" error={error('towns')}>
        <TextInput
          id="guide-towns"
          label="乡镇和街道"
          isMultiline
          value={form.towns}
          maxLength={LONGEST_PASTE}
          placeholder="城关镇"
          onChange={(text) => change({ towns: text })}
        />
      </Field>
      {names.length > 0 ? (
        <View id="guide-towns-read" className="small">
          认出 {names.length} 个：{names.join('、')}
        </View>
      ) : null}
      {doubled.length > 0 ? <View className="small guide-line">写了不止一遍，只留一个：{doubled.join('、')}</View> : null}
      {odd.length > 0 ? <View className="small guide-line">不像镇街的名称，请看一下：{odd.join('、')}</View> : null}
      {unusable.length > 0 ? <View className="small guide-line">{unusableWords(unusable)}</View> : null}
    </Section>
  )
}
