/** A choice of one from many options, too many to show at once. */
export interface SelectBoxProps {
  /** Subject of the choice, for screen readers. */
  label: string
  id?: string
  options: readonly { id: string; name: string }[]
  value: string
  onChange: (id: string) => void
  /** Inline text without a frame. */
  isBare?: boolean
}
