import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { Heading } from './heading'
import { Icon } from './icon'
import { useDialog } from './dialog'
import { askBeforeLeaving } from '../client/phone/screen'
import { isStray, sheetMoved } from './stray-taps'
import { Tap } from './tap'
import './sheet.css'

interface SheetProps {
  isOpen: boolean
  title: string
  /** True while a request runs: the sheet cannot be closed, so that the user sees the result. */
  isHeld?: boolean
  /** True with typed text, which neither a tap outside nor the back button may discard. */
  isWritten?: boolean
  onClose: () => void
  children: ReactNode
}

/** A sheet over the page until it is closed. */
export function Sheet({ isOpen, title, isHeld = false, isWritten = false, onClose, children }: SheetProps) {
  const close = () => {
    if (!isHeld) onClose()
  }
  const closeBeside = () => {
    if (!isWritten) close()
  }
  const dialog = useDialog(isOpen, closeBeside)
  useEffect(() => (isOpen && isWritten ? askBeforeLeaving('写的内容还没有提交，要离开吗？') : undefined), [isOpen, isWritten])
  useEffect(() => {
    if (!isOpen) return undefined
    sheetMoved()
    return sheetMoved
  }, [isOpen])
  if (!isOpen) return null
  return (
    <View ref={dialog} className="sheet" role="dialog" aria-label={title} aria-modal catchMove>
      <View className="sheet-shade" onClick={(event) => isStray(event) || closeBeside()} aria-hidden />
      <View className="sheet-body">
        <View className="sheet-head">
          <Heading level={2} className="sheet-title">
            {title}
          </Heading>
          <View className="sheet-close-cell">
            <Tap
              id="sheet-close"
              className={`sheet-close ${isHeld ? 'sheet-close-off' : ''}`}
              onTap={close}
              label="关闭"
              isDisabled={isHeld}
            >
              <Icon name="close" />
            </Tap>
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}
