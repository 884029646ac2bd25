/** Service records: their content, and when their volunteer may dispute them. 民政部令第67号. */
import type { ActivityTimes } from '../activities/activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'

/** 服务内容: the position and the services. */
export function contentOf(position: string | null, services: readonly string[]): string {
  const parts = [position ?? '', services.join('、')].filter((part) => part !== '')
  return parts.length === 0 ? '志愿服务' : parts.join('：')
}

/** True after the end of a visit. A cancelled visit does not take place, so it is never over. */
export const isOver = (activity: Pick<ActivityTimes, 'status' | 'endsAt'>, now: Instant): boolean =>
  activity.status === 'published' && now >= activity.endsAt

/** Why a record cannot be disputed, in the order the reasons are checked. */
export type DisputeRefusal =
  /** The visit is not over, so missing marks may still arrive. */
  | 'not-over'
  /** The volunteer neither signed up for the visit nor was marked there. */
  | 'not-there'
  /** The last dispute has no answer yet. */
  | 'already-disputed'

export const decideDispute = (
  activity: Pick<ActivityTimes, 'status' | 'endsAt'>,
  volunteer: { isKnown: boolean; hasOpenDispute: boolean },
  now: Instant,
): Decision<DisputeRefusal> =>
  firstRefusal<DisputeRefusal>([
    isOver(activity, now) ? accept : refuse('not-over'),
    volunteer.isKnown ? accept : refuse('not-there'),
    volunteer.hasOpenDispute ? refuse('already-disputed') : accept,
  ])
