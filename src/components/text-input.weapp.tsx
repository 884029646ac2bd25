import { Input, Textarea } from '@tarojs/components'
import { type TextInputProps, inputLook } from './text-input-props'
import './field.css'

const TYPES = { text: 'text', search: 'text', name: 'text', phone: 'number', number: 'number' } as const

/** WeChat's own input, which reports text only after the keyboard has composed it. */
export function TextInput({ kind = 'text', ...props }: TextInputProps) {
  const shared = {
    id: props.id,
    className: inputLook(props),
    value: props.value,
    placeholder: props.placeholder,
    placeholderClass: 'field-placeholder',
    maxlength: props.maxLength ?? 140,
    disabled: props.isDisabled,
    'aria-label': props.label,
    onInput: (event: { detail: { value: string } }) => props.onChange(event.detail.value),
  }
  if (props.isMultiline) return <Textarea {...shared} autoHeight />
  return (
    <Input
      {...shared}
      type={TYPES[kind]}
      confirmType={kind === 'search' ? 'search' : 'done'}
      onConfirm={(event) => props.onConfirm?.(event.detail.value)}
    />
  )
}
