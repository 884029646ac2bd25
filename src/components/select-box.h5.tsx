import { View } from '@tarojs/components'
import type { SelectBoxProps } from './select-box-props'
import { Icon } from './icon'
import './field.css'
import './select-box.css'

/** The browser's own select, laid transparently over the text. */
export function SelectBox({ id, label, options, value, onChange, isBare }: SelectBoxProps) {
  const name = options.find((option) => option.id === value)?.name ?? options[0]?.name ?? ''
  return (
    <View className={isBare ? 'select-bare' : 'select-box'}>
      <View className="select-row" aria-hidden>
        <View className="select-name">{name}</View>
        <Icon name="down" className="select-icon" />
      </View>
      <select id={id} className="select-native" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </View>
  )
}
