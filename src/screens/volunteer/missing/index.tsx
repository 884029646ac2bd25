/** The page for an address that no page has: an old link, a truncated one, or a mistyped one. */
import { openPage } from '../../../client/phone/navigation'
import { Empty } from '../../../components/empty'
import { Page } from '../../../components/page'

export default function MissingPage() {
  return (
    <Page title="没有这个页面">
      <Empty
        icon="search"
        title="没有找到这个页面"
        text="链接可能不完整，或者页面已经改了地址。"
        action={{ label: '看近期活动', go: () => openPage('main/activities') }}
      />
    </Page>
  )
}
