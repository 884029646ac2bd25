import { Field } from './field'
import { TextInput } from './text-input'

/** Two characters are the least that says anything; the server asks the same. */
export const isReason = (text: string): boolean => text.trim().length >= 2

interface ReasonFieldProps {
  id: string
  hint: string
  /** What it is for: 本人会看到. */
  why: string
  value: string
  onChange: (value: string) => void
  wasTried: boolean
  /** It is on its way to the server. */
  isDisabled: boolean
}

/** Why something is taken from people: they are told. */
export function ReasonField({ id, hint, why, value, onChange, wasTried, isDisabled }: ReasonFieldProps) {
  const error = wasTried && !isReason(value) ? `请写下原因，至少两个字：${why}。` : null
  return (
    <Field label="原因" hint={hint} error={error}>
      <TextInput
        id={id}
        label="原因"
        value={value}
        onChange={onChange}
        maxLength={100}
        isMultiline
        isInvalid={error !== null}
        isDisabled={isDisabled}
      />
    </Field>
  )
}
