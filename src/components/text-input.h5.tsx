import { type ChangeEvent, type ClipboardEvent, type CompositionEvent, useEffect, useRef, useState } from 'react'
import { type TextInputProps, inputLook } from './text-input-props'
import './field.css'
import './text-input-native.css'

type Box = HTMLInputElement | HTMLTextAreaElement

const KINDS = {
  text: {},
  search: { type: 'search', enterKeyHint: 'search' },
  name: { autoComplete: 'name' },
  phone: { type: 'tel', autoComplete: 'tel-national' },
  number: { inputMode: 'numeric' },
} as const

/** The browser's own input. It shows pinyin during composition and reports only the chosen characters. */
export function TextInput({ kind = 'text', ...props }: TextInputProps) {
  const [shown, setShown] = useState(props.value)
  const isComposing = useRef(false)
  useEffect(() => {
    if (!isComposing.current) setShown(props.value)
  }, [props.value])

  const shared = {
    id: props.id,
    className: `text-input-native ${inputLook(props)}`,
    value: shown,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    disabled: props.isDisabled,
    'aria-label': props.label,
    'aria-invalid': props.isInvalid,
    onChange: (event: ChangeEvent<Box>) => {
      setShown(event.target.value)
      if (!isComposing.current) props.onChange(event.target.value)
    },
    onCompositionStart: () => {
      isComposing.current = true
    },
    onCompositionEnd: (event: CompositionEvent<Box>) => {
      isComposing.current = false
      props.onChange(event.currentTarget.value)
    },
  }
  if (props.isMultiline) return <textarea {...shared} rows={4} />
  return (
    <input
      {...shared}
      {...KINDS[kind]}
      onPaste={(event) => {
        const text = pastedLines(event)
        if (text === null) return
        event.preventDefault()
        props.onChange(text)
      }}
      onKeyDown={(event) => {
        // The Enter that ends a composition does not submit.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onConfirm?.(event.currentTarget.value)
      }}
    />
  )
}

/** The text after a paste of several lines, which browsers would join into one line. Null for a paste of one line. */
function pastedLines({ clipboardData, currentTarget }: ClipboardEvent<HTMLInputElement>): string | null {
  const pasted = clipboardData.getData('text')
  if (!/[\r\n]/.test(pasted.trim())) return null
  const { value, selectionStart, selectionEnd, maxLength } = currentTarget
  const before = value.slice(0, selectionStart ?? value.length)
  const text = `${before}${pasted.trim().replace(/\s*[\r\n]+\s*/g, ' ')}${value.slice(selectionEnd ?? value.length)}`
  return maxLength >= 0 ? text.slice(0, maxLength) : text
}
