/** A line or a few of text. */
export interface TextInputProps {
  /** What a screen reader says; the field's own words. */
  label: string
  id?: string
  value: string
  /** Called with whole words only: not while an input method still composes. */
  onChange: (value: string) => void
  kind?: 'text' | 'phone' | 'number' | 'search' | 'name'
  placeholder?: string
  maxLength?: number
  isMultiline?: boolean
  isInvalid?: boolean
  /** What is written is on its way: nothing more goes in. */
  isDisabled?: boolean
  /** The keyboard's own key. */
  onConfirm?: (value: string) => void
  className?: string
}

/** How each kind looks to the platform. */
export const inputLook = ({ isInvalid, isMultiline, className = '' }: TextInputProps): string =>
  `${isMultiline ? 'text-area' : 'text-input'} ${isInvalid ? 'is-invalid' : ''} ${className}`
