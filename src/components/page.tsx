import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { NavBar } from './nav-bar'
import { TextScale } from './text-scale'
import './page.css'

interface PageProps {
  /** What the bar says. */
  title?: string
  /** Instead of the bar: the page's own header. */
  header?: ReactNode
  children: ReactNode
  /** What stays at the bottom: the one or two things to do. */
  bottom?: ReactNode
  /** A category's class, for a page in its colours. */
  className?: string
}

/** The frame of every page. */
export function Page({ title, header, children, bottom, className = '' }: PageProps) {
  return (
    <>
      <TextScale />
      <View className={`page ${className}`}>
        {header ?? <NavBar title={title} />}
        <View className="page-body" role="main">
          {children}
        </View>
        {bottom ? <View className="page-bottom">{bottom}</View> : null}
      </View>
    </>
  )
}
