import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Heading } from './heading'
import { Icon } from './icon'
import { useEscape } from './escape'
import { Tap } from './tap'
import './confirm-sheet.css'

interface SheetProps {
  isOpen: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** What lies over the page until it is closed. */
export function Sheet({ isOpen, title, onClose, children }: SheetProps) {
  useEscape(isOpen, onClose)
  if (!isOpen) return null
  return (
    <View className="sheet" role="dialog" aria-label={title} aria-modal catchMove>
      <View className="sheet-shade" onClick={onClose} aria-hidden />
      <View className="sheet-body">
        <View className="sheet-head">
          <Heading level={2} className="sheet-title">
            {title}
          </Heading>
          <View className="sheet-close-cell">
            <Tap id="sheet-close" className="sheet-close" onTap={onClose} label="关闭">
              <Icon name="close" />
            </Tap>
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}
