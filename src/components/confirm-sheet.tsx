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
  confirmLabel?: string
  kind?: 'primary' | 'danger'
  /** The answer is on its way: the sheet stays until it is there. */
  isPending?: boolean
  /** See Sheet. */
  isWritten?: boolean
  /** Left out when there is nothing to confirm any more: the sheet only tells. */
  onConfirm?: () => void
  onClose: () => void
}

/** Asks once more before something that others feel. */
export function ConfirmSheet({
  isOpen,
  title,
  text,
  children,
  confirmLabel = '',
  kind = 'primary',
  isPending = false,
  isWritten = false,
  onConfirm,
  onClose,
}: ConfirmSheetProps) {
  return (
    <Sheet isOpen={isOpen} title={title} isHeld={isPending} isWritten={isWritten} onClose={onClose}>
      {text ? <View className="sheet-text">{text}</View> : null}
      {children}
      <View className="sheet-actions stack">
        {onConfirm ? (
          <Button id="sheet-confirm" kind={kind} onTap={onConfirm} isPending={isPending}>
            {confirmLabel}
          </Button>
        ) : null}
        <Button kind="quiet" onTap={onClose} isDisabled={isPending}>
          {onConfirm ? '再想想' : '知道了'}
        </Button>
      </View>
    </Sheet>
  )
}
