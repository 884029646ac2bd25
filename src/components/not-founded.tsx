import { openPage } from '../client/phone/navigation'
import { useSession } from '../client/people/session'
import { Empty } from './empty'

/** A base that has no name yet: residents wait, and the administrator is led to the guide. */
export function NotFounded() {
  if (useSession().data?.isAdministrator)
    return (
      <Empty
        icon="desk"
        title="基地还没有开通"
        text="填好县市、电话、镇街和组织，几分钟就好。中途停下，写的留在手机上。"
        action={{ label: '开通基地', go: () => openPage('base/guide') }}
      />
    )
  return <Empty icon="calendar" title="基地正在开通" text="管理员填好基地的资料以后，这里就能看到下乡活动。请过几天再来看看。" />
}
