import { openPage } from '../../../client/phone/navigation'
import { useAlikePeople } from '../alike'
import { DeskLink } from './desk-link'

/** Link to people who look alike, and to joinings that can still be undone. Nothing without either. */
export function AlikeLink() {
  const { total = 0, joinings = [] } = useAlikePeople().data ?? {}
  if (total === 0 && joinings.length === 0) return null
  return (
    <DeskLink
      id="desk-alike"
      icon="people"
      title="可能是同一个人"
      words={total > 0 ? `${total} 对待看` : `${joinings.length} 次合并还可以撤销`}
      isWaiting={total > 0}
      onTap={() => openPage('organiser/alike')}
    />
  )
}
