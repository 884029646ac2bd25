import { View } from '@tarojs/components'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { doubtsOf, wordsOf } from './day'
import { PersonLine } from './person-line'
import { useMore } from './use-more'

interface DoubtsProps {
  review: AttendanceReview
  onCorrect: (person: ReviewPerson) => void
}

/** Doubts in words: two phones that differ, a wrong clock, a person in two places. */
export function Doubts({ review, onCorrect }: DoubtsProps) {
  const doubtful = review.people.filter((person) => doubtsOf(person).length > 0)
  const more = useMore(doubtful)
  if (doubtful.length === 0) return null
  return (
    <Section title={`有疑问 ${doubtful.length} 人`} aside="看过没问题，不用改">
      <View>
        {more.shown.map((person) => (
          <PersonLine key={person.volunteerId} id={`doubt-${person.volunteerId}`} person={person} lines={wordsOf(person, review).doubts}>
            <Tap className="person-change" label={`更正${person.name}`} onTap={() => onCorrect(person)}>
              更正
            </Tap>
          </PersonLine>
        ))}
      </View>
      {more.button}
    </Section>
  )
}
