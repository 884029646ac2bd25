/** Pages that a person may open next, whose files a browser fetches ahead. */
import type { SessionView } from '../../contract/people/profile'
import type { PageName } from '../phone/pages'
import { keepForLater } from '../phone/web-page'
import { queryClient } from '../wire/query-client'
import { sessionKey } from './session'

const OF_ALL: readonly PageName[] = ['main/activities', 'main/activity', 'main/me']
const OF_VOLUNTEERS: readonly PageName[] = ['main/sign-up', 'main/ticket', 'volunteer/check-in', 'volunteer/profile']
const OF_MEMBERS: readonly PageName[] = ['team/team']
/** The day's pages are needed in villages without a network. */
const OF_ORGANISERS: readonly PageName[] = [
  'organiser/desk',
  'organiser/desk-activity',
  'day/on-site',
  'day/venue-code',
  'day/phones',
  'day/review',
]

/** Pages by the person's role, the soonest needed first. */
export function pagesAhead({ profile, isOrganiser }: Pick<SessionView, 'profile' | 'isOrganiser'>): PageName[] {
  return [
    ...OF_ALL,
    ...(profile ? OF_VOLUNTEERS : []),
    ...((profile?.organisations.length ?? 0) > 0 ? OF_MEMBERS : []),
    ...(isOrganiser ? OF_ORGANISERS : []),
  ]
}

/** Fetches the files of these pages each time the server has told who the person is. Called once, at the start. */
export function fetchOwnPagesAhead(): void {
  queryClient.getQueryCache().subscribe(({ type, query, ...event }) => {
    if (type !== 'updated' || query.queryKey[0] !== sessionKey[0]) return
    if (!('action' in event) || event.action.type !== 'success') return
    keepForLater(pagesAhead(query.state.data as SessionView))
  })
}
