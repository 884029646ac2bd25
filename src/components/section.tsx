import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Heading } from './heading'
import './section.css'

/** A card with a heading and a note at its right. */
export const Section = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <View className="card section">
    <View className="ends section-head">
      <Heading level={2} className="ends-first">
        {title}
      </Heading>
      {aside ? <View className="small">{aside}</View> : null}
    </View>
    {children}
  </View>
)
