import { View } from '@tarojs/components'
import { ChipList } from '../../../components/choice-list'
import { DateInput } from '../../../components/date-input'
import { Field } from '../../../components/field'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import type { StepProps } from './step-props'

const DAYS = ['一', '二', '三', '四', '五', '六', '日'].map((name, index) => ({ id: String(index + 1), name: `周${name}` }))

/** The number to call, and its hours. */
export function PhoneStep({ form, change, error }: StepProps) {
  const { days, from, to } = form.hours
  const set = (part: Partial<typeof form.hours>) => change({ hours: { ...form.hours, ...part } })
  return (
    <Section title="村民打哪个电话">
      <Field label="咨询电话" hint="公开显示。座机带区号，手机、400 电话也行；没有就先空着。" error={error('contactPhone')}>
        <TextInput
          id="guide-phone"
          label="咨询电话"
          value={form.phone}
          maxLength={30}
          placeholder="0571-81234567"
          onChange={(phone) => change({ phone })}
        />
      </Field>
      {form.phone.trim() === '' ? null : (
        <Field label="什么时候有人接" error={error('callingHours')}>
          <ChipList
            id="guide-day"
            label="哪几天有人接电话"
            choices={DAYS}
            chosen={days.map(String)}
            onChange={(chosen) => set({ days: chosen.map(Number).sort((one, other) => one - other) })}
            isMultiple
          />
          <View className="guide-hours">
            <View className="guide-hours-time">
              <DateInput id="guide-from" kind="time" label="从几点" value={from} onChange={(time) => set({ from: time })} />
            </View>
            <View className="guide-hours-to">到</View>
            <View className="guide-hours-time">
              <DateInput id="guide-to" kind="time" label="到几点" value={to} onChange={(time) => set({ to: time })} />
            </View>
          </View>
        </Field>
      )}
    </Section>
  )
}
