/** A text field of one or several lines. */
export interface TextInputProps {
  /** Label for screen readers. */
  label: string
  id?: string
  value: string
  /** Called with the text, but not during an input method's composition. */
  onChange: (value: string) => void
  kind?: 'text' | 'phone' | 'number' | 'search' | 'name'
  placeholder?: string
  maxLength?: number
  isMultiline?: boolean
  isInvalid?: boolean
  /** Locks the field while its text is being sent. */
  isDisabled?: boolean
  /** Called when the keyboard's confirm key is pressed. */
  onConfirm?: (value: string) => void
  className?: string
}

/** Classes of the field. */
export const inputLook = ({ isInvalid, isMultiline, className = '' }: TextInputProps): string =>
  `field-box ${isMultiline ? 'field-area' : ''} ${isInvalid ? 'field-invalid' : ''} ${className}`
