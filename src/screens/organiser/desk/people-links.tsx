import { View } from '@tarojs/components'
import { type BasePageName, openBasePage } from '../../../client/phone/navigation'
import { Button } from '../../../components/button'

const LINKS: readonly { page: BasePageName; name: string; isAdministrators?: boolean }[] = [
  { page: 'members', name: '成员名册' },
  { page: 'organisations', name: '组织', isAdministrators: true },
  { page: 'roles', name: '权限', isAdministrators: true },
]

/** To whom there is: an organisation's members, and for the administrator the organisations and who may act for them. */
export const PeopleLinks = ({ isAdministrator }: { isAdministrator: boolean }) => (
  <View className="desk-people">
    {LINKS.filter((link) => isAdministrator || !link.isAdministrators).map(({ page, name }) => (
      <View key={page} className="desk-people-cell">
        <Button id={`desk-${page}`} kind="quiet" isSmall onTap={() => openBasePage(page)}>
          {name}
        </Button>
      </View>
    ))}
  </View>
)
