/** 我的: profile, sign-ups, messages and figures of the user. */
import { View } from '@tarojs/components'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { Failed } from '../../../components/empty'
import { Heading } from '../../../components/heading'
import { NavBar } from '../../../components/nav-bar'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { PersonaChooser } from '../../../components/persona-chooser'
import { Skeleton } from '../../../components/skeleton'
import { UnsyncedNotice } from '../../../components/unsynced-notice'
import { DeskLink } from './desk-link'
import { LeavingNotice } from './leaving-notice'
import { Messages } from './messages'
import { OwnSignUps } from './own-sign-ups'
import { OwnTeams } from './own-teams'
import { ProfileCard } from './profile-card'
import { Ways } from './ways'
import { YearFigures } from './year-figures'
import './index.css'

export default function MePage() {
  const query = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  const session = query.data
  return (
    <Page
      title="我的"
      header={
        <NavBar
          hasBack={false}
          title={
            <Heading level={1} className="me-title">
              我的
            </Heading>
          }
        />
      }
    >
      <OfflineBar queries={[query]} />
      <UnsyncedNotice />
      {query.isPending ? <Skeleton shape="rows" /> : null}
      {query.isError && !session ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
      {session ? (
        <>
          {session.profile ? <LeavingNotice leavesAt={session.profile.leavesAt} /> : null}
          <ProfileCard session={session} />
          {session.isOrganiser ? <DeskLink session={session} /> : null}
          {session.profile ? (
            <>
              <OwnSignUps />
              <OwnTeams />
              <YearFigures />
              <Messages />
            </>
          ) : null}
          {session.personas.length > 0 ? (
            <View className="me-block">
              <PersonaChooser session={session} />
            </View>
          ) : null}
        </>
      ) : null}
      <Ways session={session} />
    </Page>
  )
}
