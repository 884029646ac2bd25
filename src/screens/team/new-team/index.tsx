/** 以队伍报名: sign-up of a team for an activity (`?id=`), with seats by position and names now or later. */
import { useRouter } from '@tarojs/taro'
import { useActivity } from '../../../client/activities/activities'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { useTeamDraft } from './writing'
import type { ActivityDetail } from '../../../contract/activities/activities'
import type { ProfileView, SessionView } from '../../../contract/people/profile'
import { categoryTone } from '../../../components/category'
import { Empty } from '../../../components/empty'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { WhoAreYou } from '../../../components/who-are-you'
import { Loading } from '../../../components/loading'
import { Builder } from './builder'
import './index.css'

const TITLE = '以队伍报名'

export default function NewTeamPage() {
  const id = useRouter().params['id'] ?? ''
  const activity = useActivity(id)
  const session = useSession()
  // The user may come back from the profile page with a complete profile.
  useRefreshOnShow()
  if (activity.data && session.data) {
    return <Form key={session.data.persona} activity={activity.data} session={session.data} queries={[activity, session]} />
  }
  return (
    <Page title={TITLE} className={categoryTone([])}>
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

interface FormProps {
  activity: ActivityDetail
  session: SessionView
  queries: Parameters<typeof OfflineBar>[0]['queries']
}

/** The form for a member of an organisation. Other users, who cannot lead a team, see what they have to do first. */
function Form({ activity, session, queries }: FormProps) {
  const { profile } = session
  const first = profile?.organisations[0]?.id
  if (profile && first !== undefined) return <LeaderForm profile={profile} first={first} activity={activity} queries={queries} />
  return (
    <Page title={TITLE} className={categoryTone(activity.categories)}>
      <OfflineBar queries={queries} />
      {session.isSignedIn ? (
        <Empty
          icon="people"
          title="组织的成员才能带队"
          text="请先在资料里写上您所在的组织，再回来报名。"
          action={{ label: '去写资料', go: () => openPage('volunteer/profile') }}
        />
      ) : (
        <WhoAreYou session={session} />
      )}
    </Page>
  )
}

interface LeaderFormProps extends Pick<FormProps, 'activity' | 'queries'> {
  profile: ProfileView
  /** Organisation chosen in a new form. */
  first: string
}

/** The key changes with the draft, so that a new start clears messages about the old draft. */
function LeaderForm({ profile, first, activity, queries }: LeaderFormProps) {
  const draft = useTeamDraft(activity.id, first)
  const key = draft.isRestored ? 'restored' : 'fresh'
  return <Builder key={key} title={TITLE} draft={draft} activity={activity} profile={profile} queries={queries} />
}
