import { openPage } from '../../../client/phone/navigation'
import { useDeclaredMemberships } from '../memberships'
import { DeskLink } from './desk-link'

/** Link to declared memberships that wait for an answer. Nothing without one. */
export function MembershipsLink() {
  const total = useDeclaredMemberships().data?.total ?? 0
  if (total === 0) return null
  return (
    <DeskLink
      id="desk-memberships"
      icon="people"
      title="成员核实"
      words={`${total} 人待核实`}
      isWaiting
      onTap={() => openPage('organiser/memberships')}
    />
  )
}
