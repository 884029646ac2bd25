/** Sign-up for a position (`?id=`). */
import { useRouter } from '@tarojs/taro'
import { useActivity } from '../../../client/activities/activities'
import { Fault } from '../../../client/wire/fault'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { categoryTone } from '../../../components/category'
import { Failed } from '../../../components/empty'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { SignUpForm } from './sign-up-form'
import './index.css'

export default function SignUpPage() {
  const id = useRouter().params['id'] ?? ''
  const activity = useActivity(id)
  const session = useSession()
  // The profile may be complete after a visit to its page.
  useRefreshOnShow()
  const failed = activity.data && session.data ? null : (activity.error ?? session.error)
  if (activity.data && session.data) return <SignUpForm activity={activity.data} session={session.data} queries={[activity, session]} />
  return (
    <Page title="志愿者报名" className={categoryTone([])}>
      <OfflineBar queries={[activity, session]} />
      {failed || id === '' ? (
        <Failed
          error={id === '' ? new Fault('not-found') : failed}
          onRetry={() => {
            void activity.refetch()
            void session.refetch()
          }}
          wayBack={{ label: '看全部活动', go: () => openPage('main/activities') }}
        />
      ) : (
        <Skeleton shape="detail" />
      )}
    </Page>
  )
}
