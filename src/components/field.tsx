import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './field.css'

interface FieldProps {
  label: string
  id?: string
  /** Hint: the expected text, or the purpose of the question. */
  hint?: string
  /** Error in the given answer. */
  error?: string | null
  children: ReactNode
}

/** A form field with its label, input and error. */
export const Field = ({ id, label, hint, error, children }: FieldProps) => (
  <View id={id} className="field">
    <View className="field-label">{label}</View>
    {hint ? <View className="field-hint small">{hint}</View> : null}
    {children}
    {error ? (
      <View className="field-error small" role="alert">
        {error}
      </View>
    ) : null}
  </View>
)
