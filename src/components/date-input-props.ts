/** A day (`YYYY-MM-DD`) or a time of day (`HH:mm`). */
export interface DateInputProps {
  label: string
  id?: string
  kind: 'date' | 'time'
  /** '' for none. */
  value: string
  onChange: (value: string) => void
  isInvalid?: boolean
}
