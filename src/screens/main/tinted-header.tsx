import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { windowMetrics } from '../../client/phone/window-metrics'
import { NavBar } from '../../components/nav-bar'
import '../../components/rings.css'
import './tinted-header.css'

/** Top of the circles, in px from the top of the window. */
const RINGS_TOP = -12
const RINGS_SIZE = 264

/** Coloured header with the circles 同心圆. The navigation bar stays at the top and continues the same circles. */
export function TintedHeader({ children }: { children: ReactNode }) {
  const { statusBar, navBar } = windowMetrics()
  const rings = (top: number) => ({
    backgroundPosition: `right -72px top ${top}px`,
    backgroundSize: `${RINGS_SIZE}px ${RINGS_SIZE}px`,
  })
  return (
    <>
      <NavBar title="" className="tinted-header-bar rings-pattern" style={rings(RINGS_TOP)} />
      <View className="tinted-header">
        <View className="tinted-header-rings rings-pattern" style={rings(RINGS_TOP - statusBar - navBar)} aria-hidden />
        <View className="tinted-header-words">{children}</View>
      </View>
    </>
  )
}
