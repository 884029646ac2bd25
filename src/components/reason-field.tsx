import { useState } from 'react'
import { Field } from './field'
import { TextInput } from './text-input'

/** True for a reason of at least two characters; the server has the same limit. */
export const isReason = (text: string): boolean => text.trim().length >= 2

interface ReasonFieldProps {
  id: string
  hint: string
  /** Purpose of the reason, in Chinese: 本人会看到. */
  why: string
  value: string
  onChange: (value: string) => void
  wasTried: boolean
  /** Locks the field while its text is being sent. */
  isDisabled: boolean
}

/** State of a reason field. `submit` passes the reason on if it is long enough; otherwise the field shows an error. */
export function useReason() {
  const [value, setValue] = useState('')
  const [wasTried, setWasTried] = useState(false)
  return {
    isWritten: value.trim() !== '',
    field: { value, onChange: setValue, wasTried },
    submit: (send: (reason: string) => void): void => {
      setWasTried(true)
      if (isReason(value)) send(value.trim())
    },
  }
}

/** Field for a reason that the person concerned will read. */
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
