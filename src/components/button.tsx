import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'
import './button.css'

interface ButtonProps {
  children: string
  id?: string
  onTap: () => void
  /** `primary`: the page's main action. `danger`: an action that removes or cancels. */
  kind?: 'primary' | 'quiet' | 'danger'
  icon?: IconName
  /** True while the action runs: `pendingText` is shown, and taps are ignored. */
  isPending?: boolean
  pendingText?: string
  isDisabled?: boolean
  /** Reason why the button is disabled, shown under it. */
  reason?: string
  /** True for a button that is only as wide as its text. */
  isSmall?: boolean
}

/** A styled button. */
export function Button({ kind = 'primary', pendingText = '请稍候…', ...props }: ButtonProps) {
  const isOff = props.isDisabled === true || props.isPending === true
  const look = `button button-${kind} ${props.isSmall ? 'button-small' : ''} ${isOff ? 'button-off' : ''}`
  return (
    <View className={props.isSmall ? 'button-inline' : ''}>
      <Tap id={props.id} className={look} onTap={props.onTap} isDisabled={isOff} label={spoken(props, pendingText)}>
        {props.icon && !props.isPending ? <Icon name={props.icon} className="button-icon" /> : null}
        {props.isPending ? pendingText : props.children}
      </Tap>
      {props.isDisabled && props.reason ? <View className="button-reason small">{props.reason}</View> : null}
    </View>
  )
}

function spoken({ children, isPending, isDisabled, reason }: ButtonProps, pendingText: string): string {
  if (isPending) return pendingText
  return isDisabled && reason ? `${children}，${reason}` : children
}
