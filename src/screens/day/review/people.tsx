import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import { clock, inHours } from '../../../domain/calendar/calendar'
import { ChipBar } from '../../../components/chip-bar'
import { Heading } from '../../../components/heading'
import { Tap } from '../../../components/tap'
import { hasCome, isAbsent, wordsOf } from './day'
import { PersonLine } from './person-line'
import { useMore } from './use-more'

interface PeopleProps {
  review: AttendanceReview
  /** Opens the correction of a person; undefined before the visit begins. */
  onCorrect: ((person: ReviewPerson) => void) | undefined
}

/** All people of the day with times, minutes, corrections and reasons. */
export function People({ review, onCorrect }: PeopleProps) {
  const [chosen, setChosen] = useState('')
  const came = review.people.filter(hasCome)
  const absent = review.people.filter(isAbsent)
  const found = chosen === 'came' ? came : chosen === 'absent' ? absent : [...came, ...review.people.filter((person) => !hasCome(person))]
  const more = useMore(found)
  const chips = [
    { id: '', name: `全部 ${review.people.length}` },
    { id: 'came', name: `到了 ${came.length}` },
    { id: 'absent', name: `没到 ${absent.length}` },
  ]
  return (
    <View>
      <View className="review-people-head">
        <Heading level={2}>每个人的记录</Heading>
      </View>
      <ChipBar
        id="review-people"
        label="看哪些人"
        chips={chips}
        chosen={chosen}
        onChoose={(id) => {
          setChosen(id)
          more.reset()
        }}
      />
      <View className="card review-people">
        {found.length === 0 ? <View className="small review-nobody">这里没有人。</View> : null}
        {more.shown.map((person) => (
          <Person key={person.volunteerId} person={person} review={review} onCorrect={onCorrect} />
        ))}
        {more.button}
      </View>
    </View>
  )
}

function Person({ person, review, onCorrect }: PeopleProps & { person: ReviewPerson }) {
  const [isOpen, setIsOpen] = useState(false)
  const { history } = wordsOf(person, review)
  const lines = [summaryOf(person), ...(person.dispute?.answer ? [`异议“${person.dispute.text}”，答复：${person.dispute.answer}`] : [])]
  return (
    <PersonLine
      id={`person-${person.volunteerId}`}
      person={person}
      lines={isOpen ? [...lines, ...history.map(({ words }) => words)] : lines}
      tag={person.findings.some(({ kind }) => kind === 'corrected') ? '已更正' : undefined}
    >
      {history.length > 0 ? (
        <Tap className="person-change" label={`${isOpen ? '收起' : '看'}${person.name}的签到记录`} onTap={() => setIsOpen(!isOpen)}>
          {isOpen ? '收起' : '记录'}
        </Tap>
      ) : null}
      {onCorrect ? (
        <Tap
          id={`correct-${person.volunteerId}`}
          className="person-change"
          label={`${hasCome(person) ? '更正' : '补签到'}${person.name}`}
          onTap={() => onCorrect(person)}
        >
          {hasCome(person) ? '更正' : '补签到'}
        </Tap>
      ) : null}
    </PersonLine>
  )
}

/** Times and hours of a person: `08:30–11:30 · 3.0 小时`. */
function summaryOf({ inAt, outAt, minutes }: ReviewPerson): string {
  if (inAt === null) return '没有签到'
  if (outAt === null) return `${clock(inAt)} 到，没有签退`
  return `${clock(inAt)}–${clock(outAt)} · ${inHours(minutes ?? 0)} 小时`
}
