import type { ReactNode } from 'react'

/** Props of a tap target. */
export interface TapProps {
  children?: ReactNode
  className?: string
  /** Element id, independent of the text. */
  id?: string
  onTap: () => void
  /** Label for screen readers in place of the content. */
  label?: string
  role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox'
  /** True for a target that is disabled but can still be focused by screen readers. */
  isDisabled?: boolean
  isSelected?: boolean
  isChecked?: boolean
  isExpanded?: boolean
  /** False for a tab that is reached by the arrow keys of the chosen one. */
  isStop?: boolean
}
