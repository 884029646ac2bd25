import type { ReactNode } from 'react'

/** Something to press. */
export interface TapProps {
  children?: ReactNode
  className?: string
  /** A name that stays, whatever the words become. */
  id?: string
  onTap: () => void
  /** What a screen reader says instead of the content. */
  label?: string
  role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox'
  /** Still found by a screen reader, which then hears why. */
  isDisabled?: boolean
  isSelected?: boolean
  isChecked?: boolean
  isExpanded?: boolean
}
