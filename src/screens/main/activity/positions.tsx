import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../client/phone/navigation'
import type { ActivityDetail, PositionView } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import { missingPeople } from '../../../domain/activities/position'
import { Button } from '../../../components/button'
import { phaseOf } from '../../../domain/activities/activity'
import { type OwnOrganisation, chanceOf, chanceWords, neededWords, quotaWords } from '../../../components/seat-words'
import { SeatBar } from '../../../components/seat-meter'
import { Section } from '../../../components/section'
import './positions.css'

interface PositionsProps {
  activity: ActivityDetail
  /** Null for residents, who read that volunteers are needed, and no numbers. */
  profile: ProfileView | null
  now: number
}

/** Positions with their skills, the number still needed, and reservations; for residents one line, with a way to sign up. */
export function Positions({ activity, profile, now }: PositionsProps) {
  if (activity.positions.length === 0) return null
  if (!profile) return <ForResidents activity={activity} now={now} />
  const { organisations } = profile
  const phase = phaseOf(activity, now)
  const takes = phase === 'open' || phase === 'announced'
  const taken = activity.positions.reduce((sum, position) => sum + position.taken, 0)
  const capacity = activity.positions.reduce((sum, position) => sum + position.capacity, 0)
  return (
    <View className="activity-block">
      <Section title="志愿岗位" aside={`${taken} / ${capacity} 人`}>
        {activity.positions.map((position) => (
          <Position key={position.id} position={position} isOwn={position.id === activity.own?.positionId}>
            {takes ? <Seats position={position} organisations={organisations} now={now} /> : null}
          </Position>
        ))}
      </Section>
    </View>
  )
}

function ForResidents({ activity, now }: { activity: ActivityDetail; now: number }) {
  if (phaseOf(activity, now) !== 'open') return null
  const isShort = activity.positions.some((position) => missingPeople(position) > 0)
  return (
    <View className="activity-block">
      <Section title="志愿者" aside={isShort ? '还缺志愿者' : '已经够了，可以候补'}>
        <View className="small positions-names">{activity.positions.map(({ name }) => name).join('、')}</View>
        <Button id="volunteer" kind="quiet" onTap={() => openPage('main/sign-up', { id: activity.id })}>
          志愿者报名
        </Button>
      </Section>
    </View>
  )
}

function Position({ position, isOwn, children }: { position: PositionView; isOwn: boolean; children: ReactNode }) {
  return (
    <View className="positions-row ruled">
      <View className="ends">
        <View className="ends-first">
          <Text className="strong positions-name">{position.name}</Text>
          <Text className="small">{demandWords(position)}</Text>
        </View>
        <Text>
          <Text className="numeral">{position.taken}</Text>
          <Text className="small"> / {position.capacity}</Text>
        </Text>
      </View>
      <SeatBar seats={position} />
      <View className="ends">
        <View className="ends-first">{children}</View>
        {isOwn ? <Text className="tag tag-ok">我的岗位</Text> : null}
      </View>
    </View>
  )
}

/** Seats of a position: the number needed, reservations, and the user's chance. */
function Seats({ position, organisations, now }: { position: PositionView; organisations: readonly OwnOrganisation[]; now: number }) {
  const chance = chanceOf(position, organisations, now)
  const words = chanceWords(chance, now)
  return (
    <>
      <View className="small">{neededWords(position, chance)}</View>
      {position.quotas.map((quota) => (
        <View key={quota.organisationId} className="small positions-quota">
          {quotaWords(quota, now)}
        </View>
      ))}
      {words ? <View className={`small positions-chance ${chance.own ? 'positions-own' : ''}`}>{words}</View> : null}
    </>
  )
}

/** Skill that the position demands. */
const demandWords = ({ skill }: PositionView): string => (skill ? `须${skill.name}专长${skill.verified ? '（经组织核实）' : ''}` : '不限')
