import type { ReactNode } from 'react'
import { useRefreshOnPull, useRefreshOnShow } from '../../client/wire/refresh'
import { useSession } from '../../client/people/session'
import type { SessionView } from '../../contract/people/profile'
import { Page } from '../../components/page'
import { Loading } from '../../components/loading'
import { NotYours } from './not-yours'

interface ForRoleProps {
  title: string
  whose: '组织者' | '基地管理员'
  children: (session: SessionView) => ReactNode
}

/** A page for organisers or for the administrator; other users see a notice instead. */
export function ForRole({ title, whose, children }: ForRoleProps) {
  const session = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  if (session.data && (whose === '组织者' ? session.data.isOrganiser : session.data.isAdministrator)) return children(session.data)
  return (
    <Page title={title}>
      {session.data ? <NotYours whose={whose} /> : null}
      {session.data ? null : <Loading queries={[session]} shape="rows" />}
    </Page>
  )
}
