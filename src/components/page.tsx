import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useIsElder } from '../client/phone/elder-version'
import { NavBar } from './nav-bar'
import { usePageArrival } from './page-arrival'
import { TextScale } from './text-scale'
import './page.css'

interface PageProps {
  /** Name of the page, in the bar and in the title of a browser's window. */
  title: string
  /** The page's own header in place of the bar. It has a heading of the first level. */
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
  const arrival = usePageArrival(title)
  const version = useIsElder() ? 'elder' : ''
  return (
    <>
      <TextScale />
      <View ref={arrival} role="main" aria-label={title} className={`page ${version} ${isWide ? 'page-wide' : ''} ${className}`}>
        {header ?? <NavBar title={title} />}
        <View className="page-body">{children}</View>
        {bottom ? <View className="page-bottom">{bottom}</View> : null}
      </View>
    </>
  )
}
