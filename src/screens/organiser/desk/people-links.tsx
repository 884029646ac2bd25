import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import { Button } from '../../../components/button'

const LINKS = [
  { id: 'members', page: 'base/members', name: '成员名册', isAdministrators: false },
  { id: 'organisations', page: 'base/organisations', name: '组织', isAdministrators: true },
  { id: 'roles', page: 'base/roles', name: '权限', isAdministrators: true },
  { id: 'settings', page: 'base/settings', name: '基地设置', isAdministrators: true },
  { id: 'retention', page: 'base/retention', name: '信息保留', isAdministrators: true },
] as const

/** Links to members, and for the administrator to organisations and roles. */
export const PeopleLinks = ({ isAdministrator }: { isAdministrator: boolean }) => (
  <View className="desk-people">
    {LINKS.filter((link) => isAdministrator || !link.isAdministrators).map(({ id, page, name }) => (
      <View key={id} className="desk-people-cell">
        <Button id={`desk-${id}`} kind="quiet" isSmall onTap={() => openPage(page)}>
          {name}
        </Button>
      </View>
    ))}
  </View>
)
