import { Text, View } from '@tarojs/components'
import type { TeamMember, TeamPartView, TeamView } from '../../contract/teams'
import { decideNaming } from '../../domain/team'
import { decideWithdrawal } from '../../domain/withdrawal'
import { Button } from '../../components/button'
import { refusalText } from '../../components/refusal-texts'
import { Section } from '../../components/section'
import { Tap } from '../../components/tap'
import type { Asked } from './asked'

interface PartProps {
  team: TeamView
  part: TeamPartView
  mayChange: boolean
  onAsk: (asked: Asked) => void
  now: number
}

/** The seats of one position: who sits on them, and those still without a name. */
export function Part({ team, part, mayChange, onAsk, now }: PartProps) {
  const { positionId, position, members, open, seats, skill } = part
  const leaving = decideWithdrawal(team.status, team.activity, 'volunteer', now)
  const naming = decideNaming({ status: team.status, open }, team.activity, now)
  const most = team.parts.length === 1 ? 1 : 0
  return (
    <Section title={position} aside={open > 0 ? `${seats} 人，${open} 人没有名字` : `${seats} 人`}>
      {skill ? <View className="small part-skill">须{skill}专长</View> : null}
      {members.map((member) => (
        <Member key={member.signUpId} member={member}>
          {mayChange ? (
            <>
              <Action id={`replace-${member.signUpId}`} label={`把${member.name}换成别人`} onTap={() => onAsk({ kind: 'replace', member })}>
                换人
              </Action>
              {leaving.ok ? (
                <Action id={`remove-${member.signUpId}`} label={`去掉${member.name}`} onTap={() => onAsk({ kind: 'remove', member })}>
                  去掉
                </Action>
              ) : null}
            </>
          ) : null}
        </Member>
      ))}
      {open > 0 ? (
        <View className="member ruled">
          <View className="member-words">
            <View className="member-open">{`${open} 个空位`}</View>
            <View className="small">名字以后再填</View>
          </View>
          {mayChange && naming.ok ? (
            <View className="member-actions">
              <Action id={`add-${positionId}`} label={`给${position}的空位填名字`} onTap={() => onAsk({ kind: 'add', part })}>
                填名字
              </Action>
            </View>
          ) : null}
        </View>
      ) : null}
      {mayChange && open > 0 && seats > most ? (
        <View className="part-fewer">
          <Button
            id={`shrink-${positionId}`}
            kind="quiet"
            isSmall
            icon="minus"
            onTap={() => onAsk({ kind: 'shrink', part })}
            isDisabled={!leaving.ok}
            reason={leaving.ok ? undefined : refusalText(leaving.reason, leaving.about, now)}
          >
            减少位子
          </Button>
        </View>
      ) : null}
    </Section>
  )
}

const Member = ({ member: { name, hasAccount, isHeldBack }, children }: { member: TeamMember; children: React.ReactNode }) => (
  <View className="member ruled">
    <View className="member-words">
      <View>
        <Text className="strong member-name">{name}</Text>
        {hasAccount ? null : <Text className="tag tag-plain">还没有点邀请</Text>}
        {isHeldBack ? <Text className="tag tag-warn">时间冲突或专长未核实</Text> : null}
      </View>
    </View>
    <View className="member-actions">{children}</View>
  </View>
)

const Action = ({ id, label, onTap, children }: { id: string; label: string; onTap: () => void; children: string }) => (
  <Tap id={id} className="member-action" label={label} onTap={onTap}>
    {children}
  </Tap>
)
