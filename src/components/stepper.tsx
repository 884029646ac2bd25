import { View } from '@tarojs/components'
import { capacityOf } from '../client/activities/plan-form'
import { LARGEST_CAPACITY } from '../domain/activities/position'
import { Icon } from './icon'
import { Tap } from './tap'
import { TextInput } from './text-input'
import './stepper.css'

interface StepperProps {
  id: string
  label: string
  /** Text as typed. */
  value: string
  onChange: (value: string) => void
  /** Unit of the count. */
  unit?: string
  isInvalid?: boolean
}

/** Largest number of characters: more than an accepted number has, so that a number that is too large is refused and not truncated. */
const LONGEST_NUMBER = 6

/** A number field with buttons for one more and one fewer. */
export function Stepper({ id, label, value, onChange, unit = '人', isInvalid = false }: StepperProps) {
  const count = capacityOf(value)
  const step = (by: number) => onChange(String(Math.min(LARGEST_CAPACITY, Math.max(1, (Number.isNaN(count) ? 1 : count) + by))))
  return (
    <View className="stepper">
      <View className="stepper-cell">
        <Tap id={`${id}-fewer`} className={look(count <= 1)} label="少一个" isDisabled={count <= 1} onTap={() => step(-1)}>
          <Icon name="minus" />
        </Tap>
      </View>
      <TextInput
        id={id}
        kind="number"
        label={label}
        className="stepper-count"
        value={value}
        onChange={onChange}
        maxLength={LONGEST_NUMBER}
        isInvalid={isInvalid}
      />
      <View className="stepper-cell">
        <Tap
          id={`${id}-more`}
          className={look(count >= LARGEST_CAPACITY)}
          label="多一个"
          isDisabled={count >= LARGEST_CAPACITY}
          onTap={() => step(1)}
        >
          <Icon name="plus" />
        </Tap>
      </View>
      <View className="stepper-unit small">{unit}</View>
    </View>
  )
}

const look = (isOff: boolean): string => `stepper-step ${isOff ? 'stepper-off' : ''}`
