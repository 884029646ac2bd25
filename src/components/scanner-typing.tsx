import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './button'
import type { ScannerProps } from './scanner-props'
import { TextInput } from './text-input'

/** Text field for a code that cannot be scanned. */
export function ScannerTyping({ onText, typedWhat = '六位码' }: Pick<ScannerProps, 'onText' | 'typedWhat'>) {
  const [typed, setTyped] = useState('')
  const give = () => {
    if (typed.trim() === '') return
    setTyped('')
    onText(typed, 'typed')
  }
  return (
    <View className="scanner-typing">
      <View className="small scanner-typing-what">扫不了？输入{typedWhat}</View>
      <View className="scanner-typing-field">
        <TextInput
          id="scanner-typed"
          label={`输入${typedWhat}`}
          placeholder="例如 7K4 92C"
          maxLength={40}
          value={typed}
          onChange={setTyped}
          onConfirm={give}
        />
      </View>
      <Button id="scanner-give" kind="quiet" isSmall isDisabled={typed.trim() === ''} onTap={give}>
        确定
      </Button>
    </View>
  )
}
