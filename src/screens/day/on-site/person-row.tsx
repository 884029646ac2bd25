import { Text, View } from '@tarojs/components'
import { clock } from '../../../domain/calendar/calendar'
import { Tap } from '../../../components/tap'
import { Avatar } from '../../../components/avatar'
import { type Person, hasLeft, isHere } from './people'
import type { List } from './use-list'
import './person-row.css'

interface PersonRowProps {
  person: Person
  /** True for a person ticked just now. */
  isFresh: boolean
  /** True for a person with a finding. */
  isInQuestion: boolean
  /** The other phone whose mark counts although this phone took its own mark back. */
  origin: string | null
  list: Pick<List, 'mark' | 'undo'>
  onLook: () => void
}

/** A person's row: one tap checks in; then the row shows the time and an undo. No row grows when it is tapped. */
export function PersonRow({ person, isFresh, isInQuestion, origin, list, onLook }: PersonRowProps) {
  const { name, position, organisation, volunteerId: id, attendance } = person
  const isIn = isHere(person)
  return (
    <View id={`person-${id}`} className="person ruled">
      <Avatar name={name} isQuiet={isIn} />
      <View className="person-row">
        <View className="person-words">
          <Tap id={`look-${id}`} className="on-site-person-look" onTap={onLook}>
            <View className="on-site-person-line">
              <Text className="strong on-site-person-name">{name}</Text>
              {isInQuestion ? <Text className="on-site-person-question">有疑问</Text> : null}
              {attendance.inAt === null || isFresh ? null : <Text className="on-site-person-since small">{clock(attendance.inAt)} 到</Text>}
            </View>
            <View className="small">{[position, organisation].filter(Boolean).join(' · ') || noteOf(person)}</View>
            {origin === null ? null : <View className="small on-site-person-origin">{origin}</View>}
          </Tap>
        </View>
        <View className="person-action on-site-mark-cell">
          {isIn ? (
            <Tap
              id={`undo-${id}`}
              className="on-site-mark-undo"
              label={`撤销${name}的${hasLeft(person) ? '签退' : '签到'}`}
              onTap={() => list.undo(person)}
            >
              撤销
            </Tap>
          ) : null}
          {person.isUndecided ? (
            <Tap id={`decide-${id}`} className="on-site-mark" label={`待定：${name}的签到离活动太远，要定下来算不算`} onTap={onLook}>
              待定
            </Tap>
          ) : (
            <Next person={person} isFresh={isFresh} list={list} />
          )}
        </View>
      </View>
    </View>
  )
}

const noteOf = ({ isUnnamed }: Person): string => (isUnnamed ? '联网后显示姓名' : '临时来的')

/** Button 签到, later 签退. After a tap the recorded time replaces it, so that a second tap does nothing. */
function Next({ person, isFresh, list }: Pick<PersonRowProps, 'person' | 'isFresh' | 'list'>) {
  const {
    name,
    volunteerId: id,
    attendance: { inAt, outAt },
  } = person
  if (inAt === null) {
    return (
      <Tap id={`in-${id}`} className="on-site-mark on-site-mark-in" label={`${name} 签到`} onTap={() => list.mark([person], 'in')}>
        签到
      </Tap>
    )
  }
  if (outAt !== null)
    return (
      <View id={`state-${id}`} className="on-site-mark-state">
        {clock(outAt)} 走
      </View>
    )
  if (isFresh)
    return (
      <View id={`state-${id}`} className="on-site-mark-state on-site-mark-state-in">
        {clock(inAt)} 到
      </View>
    )
  return (
    <Tap id={`out-${id}`} className="on-site-mark" label={`${name} 签退`} onTap={() => list.mark([person], 'out')}>
      签退
    </Tap>
  )
}
