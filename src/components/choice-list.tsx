import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Tap } from './tap'
import './chip.css'
import './choice.css'

/** An option of the list. */
export interface Choice {
  id: string
  name: string
  /** A second line, such as the required skill or the number needed. */
  note?: ReactNode
  isDisabled?: boolean
}

interface ChoiceListProps {
  /** Subject of the choice, for screen readers. */
  label: string
  /** Prefix of each option's id: `<prefix>-<option id>`. */
  id?: string
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  /** True if several options may be chosen; otherwise exactly one is. */
  isMultiple?: boolean
}

const toggled = (chosen: readonly string[], id: string): string[] =>
  chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]

/** A list of options as rows; one or several may be chosen. */
export function ChoiceList({ id: list, label, choices, chosen, onChange, isMultiple = false }: ChoiceListProps) {
  return (
    <View role={isMultiple ? 'group' : 'radiogroup'} aria-label={label}>
      {choices.map((choice) => {
        const isChosen = chosen.includes(choice.id)
        return (
          <Tap
            key={choice.id}
            id={list && `${list}-${choice.id}`}
            className={`choice ${isChosen ? 'choice-on' : ''} ${choice.isDisabled ? 'choice-off' : ''}`}
            role={isMultiple ? 'checkbox' : 'radio'}
            isChecked={isChosen}
            isDisabled={choice.isDisabled}
            onTap={() => onChange(isMultiple ? toggled(chosen, choice.id) : [choice.id])}
          >
            <View className="choice-columns">
              <View className={`choice-box ${isMultiple ? '' : 'choice-box-round'}`}>{isChosen ? <Icon name="check" /> : null}</View>
              <View className="choice-words">
                <View className="choice-name">{choice.name}</View>
                {choice.note ? <View className="small">{choice.note}</View> : null}
              </View>
            </View>
          </Tap>
        )
      })}
    </View>
  )
}

/** The same list as pills, for short words. */
export function ChipList({ id: list, label, choices, chosen, onChange, isMultiple = false }: ChoiceListProps) {
  return (
    <View className="chip-list" role={isMultiple ? 'group' : 'radiogroup'} aria-label={label}>
      {choices.map(({ id, name, isDisabled }) => (
        <View key={id} className="chip-cell">
          <Tap
            id={list && `${list}-${id}`}
            className={`chip ${chosen.includes(id) ? 'chip-on' : ''}`}
            role={isMultiple ? 'checkbox' : 'radio'}
            isChecked={chosen.includes(id)}
            isDisabled={isDisabled}
            onTap={() => onChange(isMultiple ? toggled(chosen, id) : [id])}
          >
            {name}
          </Tap>
        </View>
      ))}
    </View>
  )
}
