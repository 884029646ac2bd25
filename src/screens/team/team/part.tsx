import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { TeamMember, TeamPartView, TeamView } from '../../../contract/teams'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { decideNaming } from '../../../domain/teams'
import { decideWithdrawal } from '../../../domain/sign-ups/withdrawal'
import { Button } from '../../../components/button'
import { anyRefusalText } from '../../../components/refusal-texts-all'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import type { TeamChange } from './team-change'

interface PartProps {
  team: TeamView
  part: TeamPartView
  mayChange: boolean
  onAsk: (change: TeamChange) => void
  now: number
}

/** The seats of one position, named and unnamed. */
export function Part({ team, part, mayChange, onAsk, now }: PartProps) {
  const { positionId, position, members, open, seats, skill } = part
  const isThere = isLive(team.status)
  const leaving = decideWithdrawal(team.status, team.activity, 'volunteer', now)
  const naming = decideNaming({ status: team.status, open }, team.activity, now)
  const most = team.parts.length === 1 ? 1 : 0
  return (
    <Section title={position} aside={isThere && open > 0 ? `${seats} 人，${open} 人没有名字` : `${seats} 人`}>
      {skill ? <View className="small team-part-skill">须{skill}专长</View> : null}
      {members.map((member) => (
        <Member key={member.signUpId} member={member} isThere={isThere}>
          {mayChange ? (
            <>
              <Action
                id={`replace-${member.signUpId}`}
                label={`把${member.name}换成别人`}
                onTap={() => onAsk({ kind: 'replace', signUpId: member.signUpId, name: member.name })}
              >
                换人
              </Action>
              {leaving.ok ? (
                <Action
                  id={`remove-${member.signUpId}`}
                  label={`去掉${member.name}`}
                  onTap={() => onAsk({ kind: 'remove', signUpId: member.signUpId, name: member.name })}
                >
                  去掉
                </Action>
              ) : null}
            </>
          ) : null}
        </Member>
      ))}
      {open > 0 ? (
        <View className="team-member ruled">
          <View className="team-member-words">
            <View className="team-member-open">{isThere ? `${open} 个空位` : `${open} 个位子没有写名字`}</View>
            {naming.ok ? <View className="small">名字以后再填</View> : null}
          </View>
          {mayChange && naming.ok ? (
            <View className="team-member-actions">
              <Action
                id={`add-${positionId}`}
                label={`给${position}的空位填名字`}
                onTap={() => onAsk({ kind: 'add', positionId, position })}
              >
                填名字
              </Action>
            </View>
          ) : null}
        </View>
      ) : null}
      {mayChange && open > 0 && seats > most ? (
        <View className="team-part-fewer">
          <Button
            id={`shrink-${positionId}`}
            kind="quiet"
            isSmall
            icon="minus"
            onTap={() => onAsk({ kind: 'shrink', positionId, position, seats })}
            isDisabled={!leaving.ok}
            reason={leaving.ok ? undefined : anyRefusalText(leaving.reason, leaving.about, now)}
          >
            减少位子
          </Button>
        </View>
      ) : null}
    </Section>
  )
}

interface MemberProps {
  member: TeamMember
  /** True while the team is confirmed or waiting. */
  isThere: boolean
  children: ReactNode
}

const Member = ({ member: { name, hasAccount, isHeldBack }, isThere, children }: MemberProps) => (
  <View className="team-member ruled">
    <View className="team-member-words">
      <View>
        <Text className="strong team-member-name">{name}</Text>
        {hasAccount || !isThere ? null : <Text className="tag tag-plain">还没有确认邀请</Text>}
        {isHeldBack ? <Text className="tag tag-warn">时间冲突或专长未核实</Text> : null}
      </View>
    </View>
    <View className="team-member-actions">{children}</View>
  </View>
)

const Action = ({ id, label, onTap, children }: { id: string; label: string; onTap: () => void; children: string }) => (
  <Tap id={id} className="team-member-action" label={label} onTap={onTap}>
    {children}
  </Tap>
)
