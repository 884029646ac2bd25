import type { ActivityDetail } from '../contract/activities/activities'
import { spanInWords } from '../domain/calendar/calendar'
import { Notice } from './notice'

/** The time and place of an activity as they were when a form for it was opened. */
export type SeenVersion = Pick<ActivityDetail, 'version' | 'startsAt' | 'endsAt' | 'place'>

export const seenVersionOf = ({ version, startsAt, endsAt, place }: ActivityDetail): SeenVersion => ({ version, startsAt, endsAt, place })

/** Changes to the activity since the form was opened. The typed text stays. */
export function ChangedNotice({ seen, activity, now }: { seen: SeenVersion; activity: ActivityDetail; now: number }) {
  if (seen.version === activity.version) return null
  const { startsAt, endsAt, place } = activity
  const changes = [
    ...(seen.startsAt === startsAt && seen.endsAt === endsAt ? [] : [`时间改为 ${spanInWords(startsAt, endsAt, now)}`]),
    ...(seen.place === place ? [] : [`地点改为${place}`]),
  ]
  return (
    <Notice tone="warn" icon="edit">
      活动刚有改动：{changes.length > 0 ? changes.join('；') : '内容或名额和您打开时不一样了'}。您填的都还在，看一遍再提交。
    </Notice>
  )
}
