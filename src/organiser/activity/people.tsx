import { View } from '@tarojs/components'
import { useState } from 'react'
import { ring } from '../../client/screen'
import type { DeskActivity, DeskSignUp } from '../../contract/desk'
import type { SignUpStatus } from '../../domain/sign-up'
import { ChipBar } from '../../components/chip-bar'
import { Heading } from '../../components/heading'
import { Icon } from '../../components/icon'
import { Tap } from '../../components/tap'
import { Avatar } from '../avatar'

const GROUPS: readonly { id: SignUpStatus; name: string; nobody: string }[] = [
  { id: 'confirmed', name: '已确认', nobody: '还没有人报名。把公开页转发到群里，会快一些。' },
  { id: 'waitlisted', name: '候补', nobody: '没有人在候补。' },
  { id: 'withdrawn', name: '已退出', nobody: '没有人退出。' },
  { id: 'cancelled', name: '随活动取消', nobody: '' },
]

/** WeChat draws some hundreds of lines slowly; more are a tap away. */
const SHOWN_AT_ONCE = 30

/** Who comes, who waits, who left. In full, because the organiser may need to ring. */
export function People({ activity: { signUps, phase } }: { activity: DeskActivity }) {
  const [chosen, setChosen] = useState<SignUpStatus>()
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const groups = GROUPS.map((group) => ({ ...group, people: signUps.filter(({ status }) => status === group.id) }))
    // Only a called-off activity has the last group, and then the others say nothing.
    .filter((group) => (group.id === 'cancelled' ? group.people.length > 0 : phase !== 'cancelled' || group.people.length > 0))
  const group = groups.find(({ id }) => id === chosen) ?? groups[0]
  if (!group) return null
  return (
    <View className="desk-block">
      <View className="desk-people-head">
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
      <View className="card desk-people">
        {group.people.length === 0 ? <View className="small desk-nobody">{group.nobody}</View> : null}
        {group.people.slice(0, shown).map((signUp) => (
          <Person key={signUp.id} signUp={signUp} />
        ))}
        {group.people.length > shown ? (
          <Tap className="desk-more" onTap={() => setShown(shown + SHOWN_AT_ONCE)}>
            还有 {group.people.length - shown} 人
          </Tap>
        ) : null}
      </View>
    </View>
  )
}

const Person = ({ signUp: { name, phone, position, organisation } }: { signUp: DeskSignUp }) => (
  <View className="person ruled">
    <Avatar name={name} />
    <View className="person-row">
      <View className="person-words">
        <View className="strong">{name}</View>
        <View className="small">{[position, organisation].filter(Boolean).join(' · ')}</View>
      </View>
      <View className="person-action">
        <Tap className="person-phone" role="link" label={`给${name}打电话 ${phone}`} onTap={() => ring(phone)}>
          <Icon name="phone" className="person-phone-icon" />
          {phone}
        </Tap>
      </View>
    </View>
  </View>
)
