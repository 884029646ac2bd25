import { openPage } from '../../../client/phone/navigation'
import { useSubmissions } from '../submissions'
import { DeskLink } from './desk-link'

/** Link to activities that wait for the administrator. Nothing without such activities. */
export function SubmissionsLink() {
  const total = useSubmissions().data?.total ?? 0
  if (total === 0) return null
  return (
    <DeskLink
      id="desk-submissions"
      icon="clock"
      title="待审核的活动"
      words={`${total} 场等您看`}
      isWaiting
      onTap={() => openPage('organiser/submissions')}
    />
  )
}
