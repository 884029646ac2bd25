import { openPage } from '../../client/phone/navigation'
import type { SessionView } from '../../contract/people/profile'
import { Empty } from '../../components/empty'

/** Notice for users without a role, since records tell who was where. */
export const NotAllowed = ({ session }: { session: SessionView }) => (
  <Empty
    icon="chart"
    title="这里看不了"
    text={session.personas.length > 0 ? '这是演示：先在“我的”里选一个身份，再进来看看。' : '只有基地管理员和代表这个组织的人能看。'}
    action={{ label: '回到我的', go: () => openPage('main/me') }}
  />
)
