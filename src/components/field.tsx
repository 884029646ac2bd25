import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './field.css'

interface FieldProps {
  label: string
  id?: string
  /** What to write, or why it is asked. */
  hint?: string
  /** What is wrong with what was written. */
  error?: string | null
  children: ReactNode
}

/** A question of a form: its words, its answer, what is wrong with it. */
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
