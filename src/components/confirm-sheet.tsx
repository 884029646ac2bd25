import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Sheet } from './sheet'

interface ConfirmSheetProps {
  isOpen: boolean
  title: string
  /** Text that says what the action means for the people affected. */
  text?: string
  children?: ReactNode
  confirmLabel?: string
  kind?: 'primary' | 'danger'
  /** True while the request runs, which keeps the sheet open. */
  isPending?: boolean
  /** See {@link Sheet}. */
  isWritten?: boolean
  /** Absent for a sheet that only informs. */
  onConfirm?: () => void
  onClose: () => void
}

/** A confirmation before an action that affects other people. */
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
