import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { goBack } from '../client/phone/navigation'
import { windowMetrics } from '../client/phone/window-metrics'
import { Heading } from './heading'
import { Icon } from './icon'
import { Tap } from './tap'
import './nav-bar.css'

interface NavBarProps {
  /** Title, beside the logo on tab pages and centred elsewhere. A text is the page's first heading; '' where that stands elsewhere. */
  title: ReactNode
  /** False for tab pages. */
  hasBack?: boolean
  className?: string
  style?: Record<string, string>
}

/** Navigation bar of every page. It keeps clear of the status bar and WeChat's capsule. */
export function NavBar({ title, hasBack = true, className = '', style }: NavBarProps) {
  const { statusBar, navBar, capsule } = windowMetrics()
  // Equal padding on both sides centres the title.
  const side = hasBack ? { minWidth: `${Math.max(44, capsule)}px` } : { minWidth: `${capsule}px` }
  return (
    <View className={`nav-bar ${className}`} style={{ paddingTop: `${statusBar}px`, ...style }}>
      <View className="nav-bar-row" style={{ minHeight: `${navBar}px` }}>
        {hasBack ? (
          <View className="nav-bar-side" style={side}>
            <Tap className="nav-bar-back" onTap={goBack} label="返回">
              <Icon name="left" />
            </Tap>
          </View>
        ) : null}
        <View className={hasBack ? 'nav-bar-title' : 'nav-bar-brand'}>
          {typeof title === 'string' && title !== '' ? (
            <Heading level={1} className="nav-bar-heading">
              {title}
            </Heading>
          ) : (
            title
          )}
        </View>
        <View style={side} />
      </View>
    </View>
  )
}
