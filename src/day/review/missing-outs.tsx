import { View } from '@tarojs/components'
import { say } from '../../client/screen'
import { useCorrect } from '../../client/review'
import type { AttendanceReview, ReviewPerson } from '../../contract/records'
import { clock } from '../../domain/calendar'
import { Button } from '../../components/button'
import { AnyRefusal } from '../../components/any-refusal'
import { FaultNotice } from '../../components/notice'
import { Section } from '../../components/section'
import { Tap } from '../../components/tap'
import { isOutMissing, outAtEnd } from './day'
import { PersonLine } from './person-line'
import { useMore } from './use-more'

const REASON = '没有签退，按活动结束时间计'

interface MissingOutsProps {
  review: AttendanceReview
  onCorrect: (person: ReviewPerson) => void
}

/** Those who came and of whom nobody noted when they left: the planned end for all, for each, or another time. */
export function MissingOuts({ review: { activity, people }, onCorrect }: MissingOutsProps) {
  const correct = useCorrect(activity.id)
  const missing = people.filter(isOutMissing)
  const more = useMore(missing)
  if (missing.length === 0) return null
  const decide = (persons: readonly ReviewPerson[]) =>
    correct.mutate(
      { corrections: persons.map((person) => outAtEnd(person, activity)), reason: REASON },
      { onSuccess: ({ ok }) => ok && say(`已填 ${persons.length} 人的签退`) },
    )
  const isPending = (person: ReviewPerson) =>
    correct.isPending && correct.variables.corrections.some(({ volunteerId }) => volunteerId === person.volunteerId)
  return (
    <Section title={`没有签退 ${missing.length} 人`} aside={`活动 ${clock(activity.endsAt)} 结束`}>
      {missing.length > 1 ? (
        <Button id="outs-all" kind="quiet" icon="check" isPending={correct.isPending} onTap={() => decide(missing.slice(0, MOST_AT_ONCE))}>
          {`全部按 ${clock(activity.endsAt)} 签退`}
        </Button>
      ) : null}
      <AnyRefusal of={correct.data} />
      <FaultNotice of={correct.error} />
      <View>
        {more.shown.map((person) => (
          <PersonLine key={person.volunteerId} person={person} lines={[`${person.inAt === null ? '' : clock(person.inAt)} 签到`]}>
            <Button
              id={`out-${person.volunteerId}`}
              kind="quiet"
              isSmall
              isPending={isPending(person)}
              isDisabled={correct.isPending}
              onTap={() => decide([person])}
            >
              {`按 ${clock(activity.endsAt)}`}
            </Button>
            <Tap
              id={`other-${person.volunteerId}`}
              className="person-change"
              label={`给${person.name}填别的签退时间`}
              onTap={() => onCorrect(person)}
            >
              别的时间
            </Tap>
          </PersonLine>
        ))}
      </View>
      {more.button}
    </Section>
  )
}

/** As many as one call takes. */
const MOST_AT_ONCE = 500
