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
