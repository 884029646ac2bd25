import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DeskActivity, DeskSignUp } from '../../../contract/activities/desk'
import { againWords } from '../../../domain/sign-ups/again-words'
import { type SignUpStatus, isLive } from '../../../domain/sign-ups/sign-up'
import { ChipBar } from '../../../components/chip-bar'
import { Heading } from '../../../components/heading'
import { Tap } from '../../../components/tap'
import { Avatar } from '../../../components/avatar'
import { isAhead } from '../is-ahead'
import { Phone } from '../phone'
import { AdjustSheet } from './adjust-sheet'
import '../../../components/tag.css'

const GROUPS: readonly { id: SignUpStatus; name: string; nobody: string }[] = [
  { id: 'confirmed', name: '已确认', nobody: '还没有人报名。把公开页转发到群里，会快一些。' },
  { id: 'waitlisted', name: '候补', nobody: '没有人在候补。' },
  { id: 'withdrawn', name: '已退出', nobody: '没有人退出。' },
  { id: 'cancelled', name: '随活动取消', nobody: '' },
]

/** Rows shown at first, because WeChat renders hundreds of them slowly. */
const SHOWN_AT_ONCE = 30

/** People confirmed, waitlisted and withdrawn, with full phone numbers, because the organiser may need to call them. */
export function People({ activity }: { activity: DeskActivity }) {
  const { signUps, phase } = activity
  const [adjusted, setAdjusted] = useState<DeskSignUp>()
  const [chosen, setChosen] = useState<SignUpStatus>()
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const groups = GROUPS.map((group) => ({ ...group, people: signUps.filter(({ status }) => status === group.id) }))
    // A cancelled activity shows no empty groups, and the group of cancelled sign-ups is never shown empty.
    .filter((group) => (group.id === 'cancelled' ? group.people.length > 0 : phase !== 'cancelled' || group.people.length > 0))
  const group = groups.find(({ id }) => id === chosen) ?? groups[0]
  if (!group) return null
  // The person is looked up by id, because they may be moved or leave while the sheet is open.
  const live = signUps.find(({ id }) => id === adjusted?.id)
  return (
    <View className="desk-activity-block">
      <View className="desk-activity-people-head">
        <Heading level={2}>报名的人</Heading>
      </View>
      <ChipBar
        id="people"
        label="看哪些人"
        chips={groups.map(({ id, name, people }) => ({ id, name: `${name} ${people.length}` }))}
        chosen={group.id}
        onChoose={(id) => {
          setChosen(id as SignUpStatus)
          setShown(SHOWN_AT_ONCE)
        }}
      />
      <View className="card desk-activity-people">
        {group.people.length === 0 ? <View className="small desk-activity-nobody">{group.nobody}</View> : null}
        {group.people.slice(0, shown).map((signUp) => (
          <Person
            key={signUp.id}
            signUp={signUp}
            onAdjust={isAhead(phase) && isLive(signUp.status) ? () => setAdjusted(signUp) : undefined}
          />
        ))}
        {group.people.length > shown ? (
          <Tap className="desk-activity-more" onTap={() => setShown(shown + SHOWN_AT_ONCE)}>
            还有 {group.people.length - shown} 人
          </Tap>
        ) : null}
      </View>
      {adjusted ? <AdjustSheet activityId={activity.id} signUp={live ?? adjusted} onClose={() => setAdjusted(undefined)} /> : null}
    </View>
  )
}

/** A person with state and phone number, and a button for moving or removing them. */
const Person = ({ signUp, onAdjust }: { signUp: DeskSignUp; onAdjust?: () => void }) => (
  <View id={`person-${signUp.id}`} className="person ruled">
    <Avatar name={signUp.name} />
    <View className="person-row">
      <View className="person-words">
        <View className="strong">
          {signUp.name}
          {signUp.teamId === null ? null : <Text className="tag tag-plain person-tag">队伍</Text>}
          {signUp.clashes ? <Text className="tag tag-warn person-tag">时间冲突</Text> : null}
          {signUp.doubts.length > 0 ? <Text className="tag tag-warn person-tag">要确认</Text> : null}
        </View>
        <View className="small">{[signUp.position, signUp.organisation].filter(Boolean).join(' · ')}</View>
        {signUp.clashes ? <View className="small">改期后和本人的另一场重叠，等本人选一个。</View> : null}
        {signUp.doubts.length > 0 ? <View className="small">改期后：{signUp.doubts.map(againWords).join('；')}。位子先保留。</View> : null}
      </View>
      <View className="person-action">
        <Phone name={signUp.name} phone={signUp.phone} />
        {onAdjust ? (
          <Tap id={`adjust-${signUp.id}`} className="person-change" label={`调整${signUp.name}`} onTap={onAdjust}>
            调整
          </Tap>
        ) : null}
      </View>
    </View>
  </View>
)
