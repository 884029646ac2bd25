import { View } from '@tarojs/components'
import { useState } from 'react'
import { parseNames } from '../team-names'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { TextInput } from '../../../components/text-input'

interface PasteNamesProps {
  id: string
  position: string
  isSending: boolean
  onNames: (names: string[]) => void
}

/** Field for a list pasted from a chat. It shows the names found before it fills them in. */
export function PasteNames({ id, position, isSending, onNames }: PasteNamesProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const names = parseNames(text)
  const close = () => {
    setIsOpen(false)
    setText('')
  }
  return (
    <View className="new-team-part-more-cell">
      <Button id={id} kind="quiet" isSmall icon="copy" isDisabled={isSending} onTap={() => setIsOpen(true)}>
        粘贴名单
      </Button>
      <ConfirmSheet
        isOpen={isOpen}
        title={`${position}：粘贴名单`}
        text="把名单粘贴在下面。名字之间用顿号、逗号、空格或换行隔开都行。"
        confirmLabel={names.length > 0 ? `填进 ${names.length} 个名字` : '填进去'}
        onConfirm={() => {
          onNames(names)
          close()
        }}
        onClose={close}
      >
        <TextInput id="paste-text" label="名单" isMultiline value={text} onChange={setText} maxLength={1000} />
        <View className="small new-team-paste-found" aria-live="polite">
          {names.length > 0 ? `认出 ${names.length} 个：${names.join('、')}` : ''}
        </View>
      </ConfirmSheet>
    </View>
  )
}
