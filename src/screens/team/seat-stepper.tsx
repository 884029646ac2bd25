import { View } from '@tarojs/components'
import { Icon } from '../../components/icon'
import { Tap } from '../../components/tap'
import './seat-stepper.css'

interface SeatStepperProps {
  id: string
  /** Subject of the count. */
  label: string
  count: number
  mayAdd: boolean
  mayTake: boolean
  /** True while the count is being sent. */
  isDisabled?: boolean
  onAdd: () => void
  onTake: () => void
}

/** A number of seats, with buttons for one more and one fewer. */
export const SeatStepper = ({ id, label, count, mayAdd, mayTake, isDisabled = false, onAdd, onTake }: SeatStepperProps) => (
  <View className="seat-stepper" role="group" aria-label={`${label}，${count} 人`}>
    <Step id={`${id}-fewer`} icon="minus" label={`${label}少一个`} isOff={isDisabled || !mayTake} onTap={onTake} />
    <View id={`${id}-count`} className="seat-stepper-count numeral" aria-live="polite">
      {count}
    </View>
    <Step id={`${id}-more`} icon="plus" label={`${label}多一个`} isOff={isDisabled || !mayAdd} onTap={onAdd} />
    <View className="seat-stepper-unit">人</View>
  </View>
)

interface StepProps {
  id: string
  icon: 'minus' | 'plus'
  label: string
  isOff: boolean
  onTap: () => void
}

const Step = ({ id, icon, label, isOff, onTap }: StepProps) => (
  <View className="seat-stepper-cell">
    <Tap id={id} className={`seat-stepper-step ${isOff ? 'seat-stepper-off' : ''}`} label={label} isDisabled={isOff} onTap={onTap}>
      <Icon name={icon} />
    </Tap>
  </View>
)
