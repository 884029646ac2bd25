/** The invitation to a team (`?team=&key=`), opened from a chat: the visit, the team and its open seats. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { useInvitation } from '../teams'
import type { SessionView } from '../../../contract/people/profile'
import { Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { PersonaChooser } from '../../../components/persona-chooser'
import { WhoAreYou } from '../../../components/who-are-you'
import { Loading } from '../../../components/loading'
import { Invitation } from './invitation'
import './index.css'

const TITLE = '加入队伍'

export default function JoinTeamPage() {
  const { team = '', key = '' } = useRouter().params
  const session = useSession()
  const invitation = useInvitation(team, key, session.data?.isSignedIn === true)
  // The user may come back from the profile page with a complete profile.
  useRefreshOnShow()
  useRefreshOnPull()
  const queries = [invitation, session]
  if (session.data?.isSignedIn && invitation.data) {
    return <Invitation title={TITLE} invitation={invitation.data} invitationKey={key} session={session.data} queries={queries} />
  }
  const isBroken = team === '' || key === ''
  return (
    <Page title={TITLE}>
      <OfflineBar queries={queries} />
      {session.data && !session.data.isSignedIn && !isBroken ? (
        <Stranger session={session.data} />
      ) : (
        <Loading
          queries={[session, invitation]}
          isBroken={isBroken}
          shape="detail"
          wayBack={{ label: '看全部活动', go: () => openPage('main/activities') }}
        />
      )}
    </Page>
  )
}

/** The page for a user who is not signed in. It shows no names. In a demonstration the user can choose a persona here. */
const Stranger = ({ session }: { session: SessionView }) =>
  session.personas.length > 0 ? (
    <View>
      <Notice tone="plain" icon="people">
        有人请您加入一支队伍。这是演示：先选一个演示身份，再看邀请。
      </Notice>
      <PersonaChooser session={session} />
    </View>
  ) : (
    <WhoAreYou session={session} />
  )
