/** The user's next step with an activity, or the reason why there is none. */
import type { ActivityDetail } from '../../../contract/activities/activities'
import { phaseOf } from '../../../domain/activities/activity'
import { momentInWords } from '../../../domain/calendar/calendar'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { type OwnOrganisation, chanceOf, seatsWithin } from '../../../components/seat-words'

/** Content of the bottom bar. */
export type NextStep =
  /** Link to the ticket or the place on the waitlist. */
  | { kind: 'ticket'; label: string; signUpId: string }
  | { kind: 'sign-up'; label: string }
  /** No step is possible; `why` is the reason. */
  | { kind: 'nothing'; why: string }

const nothing = (why: string): NextStep => ({ kind: 'nothing', why })

/**
 * Next step at the moment `now`, since the activity may come from yesterday's cache.
 * @param organisations the user's organisations, which may have reserved seats
 */
export function nextStep(activity: ActivityDetail, organisations: readonly OwnOrganisation[], now: number): NextStep {
  const phase = phaseOf(activity, now)
  const { own } = activity
  if (phase === 'cancelled') return nothing('活动已取消')
  if (phase === 'ended') {
    if (own?.status === 'confirmed') return { kind: 'ticket', label: '看我的服务记录', signUpId: own.signUpId }
    return nothing('活动已结束')
  }
  if (own && isLive(own.status)) {
    return { kind: 'ticket', label: own.status === 'confirmed' ? '看我的签到码' : '看我的候补', signUpId: own.signUpId }
  }
  if (activity.positions.length === 0) return nothing('这场活动不招志愿者，村民直接来就行')
  if (phase === 'open') {
    const isFree = activity.positions.some((position) => seatsWithin(chanceOf(position, organisations, now)) > 0)
    return { kind: 'sign-up', label: isFree ? '志愿者报名' : '报名候补' }
  }
  if (phase === 'announced') return nothing(`志愿者报名 ${momentInWords(activity.signUpOpensAt, now)} 开始`)
  if (phase === 'draft' || phase === 'submitted') return nothing('还没有发布，村民和志愿者看不到')
  return nothing(phase === 'running' ? '活动正在进行，志愿者报名已截止' : '志愿者报名已截止')
}
