import { Text, View } from '@tarojs/components'
import type { DeclaredSkill } from '../../../contract/seats'
import { dayInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { Tap } from '../../../components/tap'
import { Avatar } from '../../../components/avatar'
import { type SkillState, skillStateOf } from '../../../domain/people/skill-state'
import '../../../components/tag.css'

const WORDS: Record<SkillState, { word: string; look: string }> = {
  waiting: { word: '待核实', look: 'tag-warn' },
  verified: { word: '已核实', look: 'tag-ok' },
  expired: { word: '已到期', look: 'tag-warn' },
}

interface SkillRowProps {
  skill: DeclaredSkill
  now: number
  onAsk: (what: 'verify' | 'revoke') => void
}

/** A member's declared skill with its state. */
export function SkillRow({ skill, now, onAsk }: SkillRowProps) {
  const state = skillStateOf(skill, now)
  const id = `${skill.volunteerId}-${skill.skillId}`
  return (
    <View id={`skill-${id}`} className="person ruled">
      <Avatar name={skill.name} />
      <View className="person-row">
        <View className="person-words">
          <View className="strong">
            {skill.name}
            <Text className={`tag ${WORDS[state].look} person-tag`}>{WORDS[state].word}</Text>
          </View>
          <View className="small">{[skill.skill, skill.organisation].filter(Boolean).join(' · ')}</View>
          {skill.verifiedAt === null ? null : <View className="small">{termOf(skill, now)}</View>}
        </View>
        <View className="person-action skills-actions">
          {state === 'verified' ? null : (
            <View className="skills-action">
              <Button id={`verify-${id}`} kind="quiet" isSmall onTap={() => onAsk('verify')}>
                {state === 'expired' ? '重新核实' : '核实'}
              </Button>
            </View>
          )}
          {state === 'waiting' ? null : (
            <Tap
              id={`revoke-${id}`}
              className="person-change"
              label={`撤销${skill.name}的${skill.skill}核实`}
              onTap={() => onAsk('revoke')}
            >
              撤销
            </Tap>
          )}
        </View>
      </View>
    </View>
  )
}

/** The licence's last valid day, in words. */
function termOf({ expiresAt }: DeclaredSkill, now: number): string {
  if (expiresAt === null) return '没有到期日'
  const lastDay = dayInWords(expiresAt - 1, now)
  return expiresAt <= now ? `执照 ${lastDay} 到期，请重新核实` : `执照到 ${lastDay}`
}
