/** One of many, too many to show at once. */
export interface SelectBoxProps {
  /** What is being chosen. */
  label: string
  id?: string
  options: readonly { id: string; name: string }[]
  value: string
  onChange: (id: string) => void
  /** A word in a line, without a frame. */
  isBare?: boolean
}
