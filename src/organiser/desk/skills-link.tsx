import { View } from '@tarojs/components'
import { openOrganiserPage } from '../../client/navigation'
import { useDeclaredSkills } from '../../client/skills'
import { Icon } from '../../components/icon'
import { Tap } from '../../components/tap'
import { stateOf } from '../skill-states'

/** To the members whose skills wait for a word; nothing where nobody has declared one. */
export function SkillsLink({ now }: { now: number }) {
  const skills = useDeclaredSkills().data ?? []
  if (skills.length === 0) return null
  const count = (state: string) => skills.filter((skill) => stateOf(skill, now) === state).length
  const words = [
    ...(count('waiting') > 0 ? [`${count('waiting')} 条待核实`] : []),
    ...(count('expired') > 0 ? [`${count('expired')} 条已到期`] : []),
  ]
  return (
    <View className="desk-skills">
      <Tap id="desk-skills" className="card desk-skills-link" role="link" onTap={() => openOrganiserPage('skills')}>
        <Icon name="medal" className="desk-skills-icon" />
        <View className="desk-skills-words">
          <View className="strong">专长核实</View>
          <View className={`small ${words.length > 0 ? 'desk-skills-waiting' : ''}`}>{words.join('，') || '都核实过了'}</View>
        </View>
        <Icon name="right" />
      </Tap>
    </View>
  )
}
