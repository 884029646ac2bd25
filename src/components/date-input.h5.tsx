import type { DateInputProps } from './date-input-props'
import './field.css'

/** The browser's own picker of a day or a time of day. */
export const DateInput = ({ id, label, kind, value, onChange, isInvalid }: DateInputProps) => (
  <input
    id={id}
    type={kind}
    className={`field-box ${isInvalid ? 'field-invalid' : ''}`}
    aria-label={label}
    aria-invalid={isInvalid}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
