import { Picker, View } from '@tarojs/components'
import type { SelectBoxProps } from './select-box-props'
import { Icon } from './icon'
import './field.css'
import './select-box.css'

/** WeChat's own picker for one of many options. */
export function SelectBox({ id, label, options, value, onChange, isBare }: SelectBoxProps) {
  const at = Math.max(
    0,
    options.findIndex((option) => option.id === value),
  )
  const name = options[at]?.name ?? ''
  return (
    <Picker
      mode="selector"
      range={options.map((option) => option.name)}
      value={at}
      onChange={(event) => onChange(options[Number(event.detail.value)]?.id ?? value)}
    >
      <View id={id} className={isBare ? 'select-box-bare' : 'select-box field-box'} role="button" aria-label={`${label}，${name}`}>
        <View className="select-box-row">
          <View>{name}</View>
          <Icon name="down" className="select-box-icon" />
        </View>
      </View>
    </Picker>
  )
}
