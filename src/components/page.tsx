import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useIsElder } from '../client/phone/elder-version'
import { NavBar } from './nav-bar'
import { TextScale } from './text-scale'
import './page.css'

interface PageProps {
  /** Title in the bar. */
  title?: string
  /** The page's own header in place of the bar. */
  header?: ReactNode
  children: ReactNode
  /** The bar at the bottom with the page's one or two actions. */
  bottom?: ReactNode
  /** True for a page that takes two columns where there is room. */
  isWide?: boolean
  /** Class of a category, for a page in its colours. */
  className?: string
}

/** The frame of every page. */
export function Page({ title, header, children, bottom, isWide = false, className = '' }: PageProps) {
  const version = useIsElder() ? 'elder' : ''
  return (
    <>
      <TextScale />
      <View className={`page ${version} ${isWide ? 'page-wide' : ''} ${className}`}>
        {header ?? <NavBar title={title} />}
        <View className="page-body" role="main">
          {children}
        </View>
        {bottom ? <View className="page-bottom">{bottom}</View> : null}
      </View>
    </>
  )
}
