import { View } from '@tarojs/components'
import type { BaseView } from '../../../contract/base'
import { Heading } from '../../../components/heading'
import { NavBar } from '../../../components/nav-bar'
import { RingsMark } from '../../../components/rings'

interface BrandBarProps {
  base: BaseView | null | undefined
  /** True where type is large: the base's name would take a line of the first screen. */
  isFolded?: boolean
}

/** Logo, name, and the base's name. */
export const BrandBar = ({ base, isFolded = false }: BrandBarProps) => (
  <NavBar
    hasBack={false}
    title={
      <View className="activities-brand">
        <RingsMark />
        <View className="activities-brand-words">
          <Heading level={1} className="activities-brand-name">
            同心服务
          </Heading>
          {base && !isFolded ? <View className="label">{base.name}</View> : null}
        </View>
      </View>
    }
  />
)
