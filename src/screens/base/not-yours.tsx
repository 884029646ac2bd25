import { openPage } from '../../client/phone/navigation'
import { Empty } from '../../components/empty'

/** Notice that the page belongs to another role, with a way back. */
export const NotYours = ({ whose }: { whose: '组织者' | '基地管理员' }) => (
  <Empty
    icon="desk"
    title={`这里由${whose}管理`}
    text="您现在的身份不能看这一页。"
    action={{ label: '回到工作台', go: () => openPage('organiser/desk') }}
  />
)
