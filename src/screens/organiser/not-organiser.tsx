import { openPage } from '../../client/phone/navigation'
import type { SessionView } from '../../contract/people/profile'
import { Empty } from '../../components/empty'

/** Notice that the page belongs to another role, with a way back. */
export function NotOrganiser({ session }: { session: SessionView }) {
  if (session.personas.length > 0) {
    return (
      <Empty
        icon="desk"
        title="这里是组织者的工作台"
        text="这是演示：先选一个组织者的身份，再进来看看。"
        action={{ label: '去选身份', go: () => openPage('main/me') }}
      />
    )
  }
  return (
    <Empty
      icon="desk"
      title="这里是组织者的工作台"
      text="您还没有代表哪个组织来办活动。需要的话，请联系实践基地开通。"
      action={{ label: '看全部活动', go: () => openPage('main/activities') }}
    />
  )
}
