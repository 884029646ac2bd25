import type { DateInputProps } from './date-input-props'
import './field.css'

/** A day or a time of day, from the browser's own chooser. */
export const DateInput = ({ id, label, kind, value, onChange, isInvalid }: DateInputProps) => (
  <input
    id={id}
    type={kind}
    className={`date-input ${isInvalid ? 'is-invalid' : ''}`}
    aria-label={label}
    aria-invalid={isInvalid}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
