import { View } from '@tarojs/components'
import type { BaseView } from '../../../contract/base'
import { Heading } from '../../../components/heading'
import { NavBar } from '../../../components/nav-bar'
import { RingsMark } from '../../../components/rings'

/** Logo, name, and the base's name. */
export const BrandBar = ({ base }: { base: BaseView | null | undefined }) => (
  <NavBar
    hasBack={false}
    title={
      <View className="activities-brand">
        <RingsMark />
        <View className="activities-brand-words">
          <Heading level={1} className="activities-brand-name">
            同心服务
          </Heading>
          {base ? <View className="label">{base.name}</View> : null}
        </View>
      </View>
    }
  />
)
