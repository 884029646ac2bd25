/** Sign-up for a position (`?id=`). */
import { useRouter } from '@tarojs/taro'
import { useActivity } from '../../../client/activities/activities'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { categoryTone } from '../../../components/category'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Loading } from '../../../components/loading'
import { SignUpForm } from './sign-up-form'
import './index.css'

export default function SignUpPage() {
  const id = useRouter().params['id'] ?? ''
  const activity = useActivity(id)
  const session = useSession()
  // The user may come back from the profile page with a complete profile.
  useRefreshOnShow()
  if (activity.data && session.data) return <SignUpForm activity={activity.data} session={session.data} queries={[activity, session]} />
  return (
    <Page title="志愿者报名" className={categoryTone([])}>
      <OfflineBar queries={[activity, session]} />
      <Loading
        queries={[activity, session]}
        isBroken={id === ''}
        shape="detail"
        wayBack={{ label: '看全部活动', go: () => openPage('main/activities') }}
      />
    </Page>
  )
}
