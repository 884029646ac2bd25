import { openPage } from '../../../client/phone/navigation'
import { useDeclaredSkills } from '../skills'
import { stateOf } from '../skill-states'
import { DeskLink } from './desk-link'

/** Link to members' skills that wait for a decision. Nothing without declared skills. */
export function SkillsLink({ now }: { now: number }) {
  const skills = useDeclaredSkills().data ?? []
  if (skills.length === 0) return null
  const count = (state: string) => skills.filter((skill) => stateOf(skill, now) === state).length
  const words = [
    ...(count('waiting') > 0 ? [`${count('waiting')} 条待核实`] : []),
    ...(count('expired') > 0 ? [`${count('expired')} 条已到期`] : []),
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
