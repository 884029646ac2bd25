import { openPage } from '../../../client/phone/navigation'
import { countSkills, useDeclaredSkills } from '../skills'
import { DeskLink } from './desk-link'

/** Link to members' skills that wait for a decision. Nothing without declared skills. */
export function SkillsLink() {
  const counts = useDeclaredSkills().data?.pages[0]?.counts
  if (!counts || countSkills(counts) === 0) return null
  const words = [
    ...(counts.waiting > 0 ? [`${counts.waiting} 条待核实`] : []),
    ...(counts.expired > 0 ? [`${counts.expired} 条已到期`] : []),
  ]
  return (
    <DeskLink
      id="desk-skills"
      icon="medal"
      title="专长核实"
      words={words.join('，') || '都核实过了'}
      isWaiting={words.length > 0}
      onTap={() => openPage('organiser/skills')}
    />
  )
}
