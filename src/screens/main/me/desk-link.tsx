import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { SessionView } from '../../../contract/people/profile'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'

/** Link to the desk, for organisers. */
export const DeskLink = ({ session }: { session: SessionView }) => (
  <View className="me-block">
    <Tap className="card me-desk" role="link" onTap={() => openPage('organiser/desk')}>
      <View className="me-desk-columns">
        <Icon name="desk" className="me-desk-icon" />
        <View className="me-desk-words">
          <View className="h2">组织者工作台</View>
          <View className="small me-desk-more">
            {session.isAdministrator ? '全部组织' : session.organises.map(({ name }) => name).join('、')}
          </View>
        </View>
        <Icon name="right" className="me-arrow" />
      </View>
    </Tap>
  </View>
)
