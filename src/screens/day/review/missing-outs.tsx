import { View } from '@tarojs/components'
import { showToast } from '../../../client/phone/screen'
import { useCorrect } from './closing'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import { clock } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { isArrivalTooLate, isOutMissing, outAtEnd } from './day'
import { PersonLine } from './person-line'
import { useMore } from './use-more'

const REASON = '没有签退，按活动结束时间计'

interface MissingOutsProps {
  review: AttendanceReview
  onCorrect: (person: ReviewPerson) => void
}

/** People without a recorded time of leaving. The organiser chooses the planned end for all or for one, or another time. */
export function MissingOuts({ review: { activity, people }, onCorrect }: MissingOutsProps) {
  const correct = useCorrect(activity.id)
  const missing = people.filter(isOutMissing)
  const wrong = missing.filter((person) => isArrivalTooLate(person, activity))
  const right = missing.filter((person) => !wrong.includes(person))
  const more = useMore(missing)
  if (missing.length === 0) return null
  const decide = (persons: readonly ReviewPerson[]) =>
    correct.mutate(
      { corrections: persons.map((person) => outAtEnd(person, activity)), reason: REASON },
      { onSuccess: ({ ok }) => ok && showToast(`已填 ${persons.length} 人的签退`) },
    )
  const isPending = (person: ReviewPerson) =>
    correct.isPending && correct.variables.corrections.some(({ volunteerId }) => volunteerId === person.volunteerId)
  return (
    <Section title={`没有签退 ${missing.length} 人`} aside={`活动 ${clock(activity.endsAt)} 结束`}>
      {wrong.length > 0 ? (
        <Notice tone="warn" icon="clock">
          {wrong.map(({ name }) => name).join('、')}的签到时间不对，比活动结束还晚，请先更正。
        </Notice>
      ) : null}
      {right.length > 1 ? (
        <Button id="outs-all" kind="quiet" icon="check" isPending={correct.isPending} onTap={() => decide(right.slice(0, MOST_AT_ONCE))}>
          {wrong.length > 0 ? `其余 ${right.length} 人按 ${clock(activity.endsAt)} 签退` : `全部按 ${clock(activity.endsAt)} 签退`}
        </Button>
      ) : null}
      <AnyRefusal of={correct.data} />
      <FaultNotice of={correct.error} />
      <View>
        {more.shown.map((person) => (
          <PersonLine key={person.volunteerId} person={person} lines={[`${person.inAt === null ? '' : clock(person.inAt)} 签到`]}>
            {wrong.includes(person) ? (
              <Button id={`in-first-${person.volunteerId}`} kind="quiet" isSmall onTap={() => onCorrect(person)}>
                更正签到
              </Button>
            ) : (
              <AtEnd
                person={person}
                words={`按 ${clock(activity.endsAt)}`}
                isPending={isPending(person)}
                isDisabled={correct.isPending}
                onEnd={() => decide([person])}
                onOther={() => onCorrect(person)}
              />
            )}
          </PersonLine>
        ))}
      </View>
      {more.button}
    </Section>
  )
}

interface AtEndProps {
  person: ReviewPerson
  words: string
  isPending: boolean
  isDisabled: boolean
  onEnd: () => void
  onOther: () => void
}

/** Choice between the planned end and another time. */
const AtEnd = ({ person: { volunteerId, name }, words, isPending, isDisabled, onEnd, onOther }: AtEndProps) => (
  <>
    <Button id={`out-${volunteerId}`} kind="quiet" isSmall isPending={isPending} isDisabled={isDisabled} onTap={onEnd}>
      {words}
    </Button>
    <Tap id={`other-${volunteerId}`} className="person-change" label={`${name}别的时间签退`} onTap={onOther}>
      别的时间
    </Tap>
  </>
)

/** Largest number of corrections in one call. */
const MOST_AT_ONCE = 500
