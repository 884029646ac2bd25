import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Heading } from './heading'
import { Icon } from './icon'
import { useEscape } from './escape'
import { Tap } from './tap'
import './confirm-sheet.css'

interface ConfirmSheetProps {
  isOpen: boolean
  title: string
  /** What will happen, and to whom. */
  text?: string
  children?: ReactNode
  confirmLabel?: string
  kind?: 'primary' | 'danger'
  isPending?: boolean
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
  isPending,
  onConfirm,
  onClose,
}: ConfirmSheetProps) {
  // While the answer is on its way nothing closes: whoever changed their mind now would not be told what came of it.
  const close = () => {
    if (!isPending) onClose()
  }
  useEscape(isOpen, close)
  if (!isOpen) return null
  return (
    <View className="sheet" role="dialog" aria-label={title} aria-modal catchMove>
      <View className="sheet-shade" onClick={close} aria-hidden />
      <View className="sheet-body">
        <View className="sheet-head">
          <Heading level={2} className="sheet-title">
            {title}
          </Heading>
          <View className="sheet-close-cell">
            <Tap className={`sheet-close ${isPending ? 'sheet-close-off' : ''}`} onTap={close} label="关闭" isDisabled={isPending}>
              <Icon name="close" />
            </Tap>
          </View>
        </View>
        {text ? <View className="sheet-text">{text}</View> : null}
        {children}
        <View className="sheet-actions stack">
          {onConfirm ? (
            <Button id="sheet-confirm" kind={kind} onTap={onConfirm} isPending={isPending}>
              {confirmLabel}
            </Button>
          ) : null}
          <Button kind="quiet" onTap={close} isDisabled={isPending}>
            {onConfirm ? '再想想' : '知道了'}
          </Button>
        </View>
      </View>
    </View>
  )
}
