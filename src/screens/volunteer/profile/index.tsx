/** The volunteer's profile and consents. */
import { useVocabulary } from '../../../client/activities/activities'
import { goBack } from '../../../client/phone/navigation'
import { useSession } from '../../../client/people/session'
import { Empty, Failed } from '../../../components/empty'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { ProfileForm } from './profile-form'
import './index.css'

export default function ProfilePage() {
  const session = useSession()
  const vocabulary = useVocabulary()
  if (session.data?.isSignedIn && vocabulary.data)
    return <ProfileForm key={session.data.persona ?? session.data.account} profile={session.data.profile} vocabulary={vocabulary.data} />
  const error = session.error ?? vocabulary.error
  return (
    <Page title="我的资料">
      {session.data && !session.data.isSignedIn ? (
        <Empty
          icon="user"
          title="您还没有登录"
          text={
            session.data.personas.length > 0 ? '这是演示：请先在“我的”里选一个演示身份。' : '请在微信里搜索小程序“同心服务”，在那里填写。'
          }
          action={{ label: '返回', go: goBack }}
        />
      ) : error ? (
        <Failed
          error={error}
          onRetry={() => {
            void session.refetch()
            void vocabulary.refetch()
          }}
        />
      ) : (
        <Skeleton shape="rows" />
      )}
    </Page>
  )
}
