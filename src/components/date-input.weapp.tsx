import { Picker, View } from '@tarojs/components'
import type { DateInputProps } from './date-input-props'
import './field.css'

/** A day or a time of day, from WeChat's own wheel. */
export const DateInput = ({ id, label, kind, value, onChange, isInvalid }: DateInputProps) => (
  <Picker mode={kind} value={value} onChange={(event) => onChange(event.detail.value)}>
    <View id={id} className={`date-input ${isInvalid ? 'is-invalid' : ''}`} role="button" aria-label={`${label}，${value || '没有选'}`}>
      {value || '请选择'}
    </View>
  </Picker>
)
