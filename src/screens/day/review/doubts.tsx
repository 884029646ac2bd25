import { View } from '@tarojs/components'
import { showToast } from '../../../client/phone/screen'
import { useAnswerFindings } from './closing'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import { AnyRefusal } from '../../../components/any-refusal'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { answersFor, countsWords, doubtsOf, isAsked, wordsOf } from './day'
import { PersonLine } from './person-line'
import { useMore } from './use-more'

interface DoubtsProps {
  review: AttendanceReview
  onCorrect: (person: ReviewPerson) => void
}

/** Doubts in words: two phones that differ, a wrong clock, a person in two places. Those that change minutes are answered here. */
export function Doubts({ review, onCorrect }: DoubtsProps) {
  const answer = useAnswerFindings(review.activity.id)
  const asked = review.people.filter(isAsked)
  const others = review.people.filter((person) => !isAsked(person) && doubtsOf(person).length > 0)
  const more = useMore([...asked, ...others])
  if (asked.length + others.length === 0) return null
  const settle = (people: readonly ReviewPerson[]) => {
    const answers = answersFor(people)
    const count = new Set(answers.map(({ volunteerId }) => volunteerId)).size
    answer.mutate({ answers }, { onSuccess: ({ ok }) => ok && showToast(`定了 ${count} 人的时间`) })
  }
  return (
    <Section title={`有疑问 ${asked.length + others.length} 人`} aside={asked.length > 0 ? `${asked.length} 人要定` : '都定了'}>
      {asked.length > 1 ? (
        <Button id="doubts-all" kind="quiet" icon="check" isPending={answer.isPending} onTap={() => settle(asked)}>
          {`${asked.length} 人都按现在的记录算`}
        </Button>
      ) : null}
      <AnyRefusal of={answer.data} />
      <FaultNotice of={answer.error} />
      <View>
        {more.shown.map((person) => (
          <PersonLine
            key={person.volunteerId}
            id={`doubt-${person.volunteerId}`}
            person={person}
            lines={[...wordsOf(person, review).doubts, countsWords(person)]}
          >
            {isAsked(person) ? (
              <Button id={`settle-${person.volunteerId}`} kind="quiet" isSmall isDisabled={answer.isPending} onTap={() => settle([person])}>
                就这样算
              </Button>
            ) : null}
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
