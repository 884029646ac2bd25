import { View } from '@tarojs/components'
import type { SelectBoxProps } from './select-box-props'
import { Icon } from './icon'
import './field.css'
import './select-box.css'

/** The browser's own select, laid transparently over the text. */
export function SelectBox({ id, label, options, value, onChange, isBare }: SelectBoxProps) {
  const name = options.find((option) => option.id === value)?.name ?? options[0]?.name ?? ''
  return (
    <View className={isBare ? 'select-box-bare' : 'select-box field-box'}>
      <View className="select-box-row" aria-hidden>
        <View>{name}</View>
        <Icon name="down" className="select-box-icon" />
      </View>
      <select id={id} className="select-box-native" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </View>
  )
}
