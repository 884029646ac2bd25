import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Sheet } from './sheet'

interface ConfirmSheetProps {
  isOpen: boolean
  title: string
  /** What will happen, and to whom. */
  text?: string
  children?: ReactNode
  confirmLabel: string
  kind?: 'primary' | 'danger'
  isPending?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks once more before something that others feel. */
export function ConfirmSheet({
  isOpen,
  title,
  text,
  children,
  confirmLabel,
  kind = 'primary',
  isPending,
  onConfirm,
  onClose,
}: ConfirmSheetProps) {
  // While the answer is on its way nothing closes: whoever changed their mind now would not be told what came of it.
  const close = () => {
    if (!isPending) onClose()
  }
  return (
    <Sheet isOpen={isOpen} title={title} onClose={close}>
      {text ? <View className="sheet-text">{text}</View> : null}
      {children}
      <View className="sheet-actions stack">
        <Button id="sheet-confirm" kind={kind} onTap={onConfirm} isPending={isPending}>
          {confirmLabel}
        </Button>
        <Button kind="quiet" onTap={close}>
          再想想
        </Button>
      </View>
    </Sheet>
  )
}
