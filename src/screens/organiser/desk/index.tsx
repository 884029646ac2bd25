/** 组织者工作台: the user's organisations and activities, pending work first. */
import { View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useVocabulary } from '../../../client/activities/activities'
import { useSession } from '../../../client/people/session'
import type { SessionView } from '../../../contract/people/profile'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { UnsyncedNotice } from '../../../components/unsynced-notice'
import { NotFounded } from '../../../components/not-founded'
import { Loading } from '../../../components/loading'
import { NotOrganiser } from '../not-organiser'
import { AlikeLink } from './alike-link'
import { MembershipsLink } from './memberships-link'
import { MyActivities } from './my-activities'
import { PeopleLinks } from './people-links'
import { SkillsLink } from './skills-link'
import { SubmissionsLink } from './submissions-link'
import { YearFigures } from './year-figures'
import './index.css'

export default function DeskPage() {
  const session = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="组织者工作台">
      <UnsyncedNotice />
      {session.data?.isOrganiser ? <Desk session={session.data} /> : null}
      {session.data && !session.data.isOrganiser ? <NotOrganiser session={session.data} /> : null}
      {session.data ? null : <Loading queries={[session]} shape="detail" />}
    </Page>
  )
}

function Desk({ session }: { session: SessionView }) {
  const now = useNow()
  if (useVocabulary().data?.base === null) return <NotFounded />
  return (
    <>
      <YearFigures session={session} now={now} />
      <View className="desk-publish">
        <Button id="desk-publish" icon="plus" onTap={() => openPage('organiser/publish')}>
          发布活动
        </Button>
      </View>
      {session.isAdministrator ? <SubmissionsLink /> : null}
      <MembershipsLink />
      <AlikeLink />
      <SkillsLink />
      <PeopleLinks isAdministrator={session.isAdministrator} />
      <MyActivities now={now} />
    </>
  )
}
