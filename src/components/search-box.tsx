import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Icon } from './icon'
import { Tap } from './tap'
import { TextInput } from './text-input'
import './search-box.css'

/** Delay before a search, ms, so that typing sends only one request. */
const ASK_AFTER = 400

interface SearchBoxProps {
  id?: string
  label: string
  placeholder: string
  /** The text that is searched for. */
  value: string
  /** Called with the trimmed text, after a pause in the typing. */
  onSearch: (text: string) => void
}

/** Field for searching a list. */
export function SearchBox({ id, label, placeholder, value, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value)
  const [applied, setApplied] = useState(value)
  // The text follows a filter that was cleared elsewhere. A trailing blank is not a change.
  if (applied !== value) {
    setApplied(value)
    if (typed.trim() !== value) setTyped(value)
  }
  useEffect(() => {
    const text = typed.trim()
    if (text === value) return undefined
    const timer = setTimeout(() => onSearch(text), ASK_AFTER)
    return () => clearTimeout(timer)
  }, [typed, value, onSearch])
  return (
    <View className="search-box text-input-frame" role="search">
      <Icon name="search" className="search-box-icon" />
      <TextInput
        {...(id ? { id } : {})}
        kind="search"
        label={label}
        placeholder={placeholder}
        className="field-bare search-box-input"
        maxLength={40}
        value={typed}
        onChange={setTyped}
        onConfirm={(text) => onSearch(text.trim())}
      />
      {typed ? (
        <View className="search-box-clear-cell">
          <Tap
            className="search-box-clear"
            label="清空"
            onTap={() => {
              setTyped('')
              onSearch('')
            }}
          >
            <Icon name="close" />
          </Tap>
        </View>
      ) : null}
    </View>
  )
}
