import { View } from '@tarojs/components'
import { isStray } from './stray-taps'
import type { TapProps } from './tap-props'
import './tap.css'

/** An unstyled tap target. */
export function Tap({ className = '', role = 'button', ...props }: TapProps) {
  return (
    <View
      id={props.id}
      className={className}
      hoverClass={props.isDisabled ? 'none' : 'tap-down'}
      onClick={(event) => isStray(event) || props.isDisabled || props.onTap()}
      role={role}
      aria-label={props.label}
      aria-disabled={props.isDisabled}
      aria-selected={props.isSelected}
      aria-checked={props.isChecked}
      aria-expanded={props.isExpanded}
    >
      {props.children}
    </View>
  )
}
