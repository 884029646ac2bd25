import { onArrow } from './arrow-keys'
import { isStray } from './stray-taps'
import type { TapProps } from './tap-props'
import './tap-button.css'

/** An unstyled tap target: a real button, for keyboards and screen readers. */
export function Tap({ className = '', role, ...props }: TapProps) {
  return (
    <button
      type="button"
      id={props.id}
      className={`tap-native ${className}`}
      onClick={(event) => isStray(event) || props.isDisabled || props.onTap()}
      onKeyDown={role === 'tab' || role === 'radio' ? onArrow : undefined}
      tabIndex={props.isStop === false ? -1 : undefined}
      role={role}
      aria-label={props.label}
      aria-disabled={props.isDisabled}
      aria-selected={props.isSelected}
      aria-checked={props.isChecked}
      aria-expanded={props.isExpanded}
    >
      {props.children}
    </button>
  )
}
