import { Picker, View } from '@tarojs/components'
import type { DateInputProps } from './date-input-props'
import './field.css'

/** WeChat's own picker of a day or a time of day. */
export const DateInput = ({ id, label, kind, value, onChange, isInvalid }: DateInputProps) => (
  <Picker mode={kind} value={value} onChange={(event) => onChange(event.detail.value)}>
    <View id={id} className={`field-box ${isInvalid ? 'field-invalid' : ''}`} role="button" aria-label={`${label}，${value || '没有选'}`}>
      {value || '请选择'}
    </View>
  </Picker>
)
