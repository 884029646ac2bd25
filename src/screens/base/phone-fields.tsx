/** Fields of the base's phone and its hours, at the founding and later. */
import { View } from '@tarojs/components'
import { ChipList } from '../../components/choice-list'
import { DateInput } from '../../components/date-input'
import { Field } from '../../components/field'
import { TextInput } from '../../components/text-input'
import type { CallingHours } from '../../domain/base/calling-hours'
import './phone-fields.css'

const DAYS = ['一', '二', '三', '四', '五', '六', '日'].map((name, index) => ({ id: String(index + 1), name: `周${name}` }))

interface PhoneFieldProps {
  /** Beginning of the ids: `guide` gives `guide-phone`. */
  of: string
  phone: string
  error: string | null
  onChange: (phone: string) => void
}

export const PhoneField = ({ of, phone, error, onChange }: PhoneFieldProps) => (
  <Field label="咨询电话" hint="公开显示。座机带区号，手机、400 电话也行；没有就先空着。" error={error}>
    <TextInput id={`${of}-phone`} label="咨询电话" value={phone} maxLength={30} placeholder="0571-81234567" onChange={onChange} />
  </Field>
)

interface HoursFieldProps {
  of: string
  hours: CallingHours
  error: string | null
  onChange: (hours: CallingHours) => void
}

export function HoursField({ of, hours, error, onChange }: HoursFieldProps) {
  const { days, from, to } = hours
  const set = (part: Partial<CallingHours>) => onChange({ ...hours, ...part })
  return (
    <Field label="什么时候有人接" error={error}>
      <ChipList
        id={`${of}-day`}
        label="哪几天有人接电话"
        choices={DAYS}
        chosen={days.map(String)}
        onChange={(chosen) => set({ days: chosen.map(Number).sort((one, other) => one - other) })}
        isMultiple
      />
      <View className="phone-fields-hours">
        <View className="phone-fields-hours-time">
          <DateInput id={`${of}-from`} kind="time" label="从几点" value={from} onChange={(time) => set({ from: time })} />
        </View>
        <View className="phone-fields-hours-to">到</View>
        <View className="phone-fields-hours-time">
          <DateInput id={`${of}-to`} kind="time" label="到几点" value={to} onChange={(time) => set({ to: time })} />
        </View>
      </View>
    </Field>
  )
}
