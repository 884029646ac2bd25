/** Consequences of a change of many visits, in sentences. */
import type { SeriesEditOutcome, SeriesEditRefused, SeriesField } from '../../../contract/series'
import { dayInWords } from '../../../domain/calendar/calendar'
import type { IconName } from '../../../components/icon'
import { waitingWords } from '../../../components/reviewed-words'

export const fieldNames: Record<SeriesField, string> = {
  title: '名称',
  summary: '说明',
  categories: '类别',
  time: '时间',
  town: '乡镇',
  place: '地点',
  coming: '来之前要知道的',
  lead: '牵头',
  partners: '协办',
  services: '服务',
  positions: '岗位',
}

export interface OutcomeLine {
  icon: IconName
  text: string
  isWarning: boolean
}

/** Days shown; the rest are counted. */
const DAYS_SHOWN = 6

/** Numbers of visits changed and people notified, then each visit with further consequences. */
export function outcomeLines({ changed, activities, notOwn }: SeriesEditOutcome, withOwn: boolean, now: number): OutcomeLine[] {
  const notified = activities.reduce((sum, { consequences }) => sum + consequences.notified, 0)
  const notifiedAt = activities.filter(({ consequences }) => consequences.notified > 0)
  const lines: OutcomeLine[] = [
    { icon: 'edit', text: `会改 ${changed} 场。`, isWarning: false },
    {
      icon: 'bell',
      text: notified > 0 ? `会通知 ${notified} 人次（${daysOf(notifiedAt, now)}）。` : '没有人需要通知。',
      isWarning: false,
    },
  ]
  const moved = activities.filter(({ consequences }) => consequences.movedUp.length > 0)
  if (moved.length > 0) lines.push({ icon: 'check', text: `会有人从候补递补：${daysOf(moved, now)}。`, isWarning: false })
  const clashing = activities.filter(({ consequences }) => consequences.clashing.length > 0)
  if (clashing.length > 0) {
    const text = `有人那个时间报了别的活动：${daysOf(clashing, now)}。两边的报名都保留，会请本人选一个。`
    lines.push({ icon: 'alert', text, isWarning: true })
  }
  const asked = activities.filter(({ consequences }) => consequences.inQuestion.length > 0)
  if (asked.length > 0)
    lines.push({ icon: 'alert', text: `有人在新时间需要重新确认：${daysOf(asked, now)}。位子先保留，会通知本人。`, isWarning: true })
  const waiting = activities.filter(({ consequences }) => consequences.waiting.length > 0)
  if (waiting.length > 0) {
    const fields = [...new Set(waiting.flatMap(({ consequences }) => consequences.waiting))]
    lines.push({ icon: 'eye', text: `${daysOf(waiting, now)}：${waitingWords(fields)}`, isWarning: true })
  }
  const own = activities.filter((one) => one.own.length > 0)
  if (own.length > 0) {
    const fields = [...new Set(own.flatMap((one) => one.own))].map((field) => fieldNames[field]).join('、')
    const text = `${daysOf(own, now)}单独改过${fields}，${withOwn ? '这次也一起改掉' : '这一项保持不变'}。`
    lines.push({ icon: 'history', text, isWarning: withOwn })
  }
  if (notOwn > 0) lines.push({ icon: 'people', text: `另有 ${notOwn} 场由别的组织管理，要由他们改。`, isWarning: false })
  return lines
}

const daysOf = (visits: readonly { startsAt: number }[], now: number): string => {
  const shown = visits.slice(0, DAYS_SHOWN).map(({ startsAt }) => dayInWords(startsAt, now))
  return visits.length > DAYS_SHOWN ? `${shown.join('、')}等 ${visits.length} 场` : shown.join('、')
}

/** Refusals about the typed text or its own visit, for which no other visit is named. */
const ABOUT_ALL: readonly SeriesEditRefused['reason'][] = ['series-day-moved', 'changed-meanwhile', 'content-refused', 'content-unchecked']
/** Refusals that can be resolved by editing the visit alone. */
const FOR_ONE_ALONE: readonly SeriesEditRefused['reason'][] = [
  'capacity-below-confirmed',
  'position-in-use',
  'quota-exceeds-capacity',
  'quota-not-free',
  'quota-release-wrong',
]

/** True if the refused visit can be edited alone instead. */
export const isForOneAlone = ({ reason }: SeriesEditRefused): boolean => FOR_ONE_ALONE.includes(reason)

/** The refused visit, a way out, and a note that nothing was changed. @param text the reason in words */
export function refusedInWords(refused: SeriesEditRefused, text: string, now: number): string {
  if (ABOUT_ALL.includes(refused.reason)) return text
  const visit = `${dayInWords(refused.startsAt, now)}那一场：${text}`
  if (!isForOneAlone(refused)) return `${visit}现在一场都没有改。`
  const alone = refused.reason === 'capacity-below-confirmed' ? '请打开这一场单独改，在那里选谁转到候补' : '请打开这一场单独改'
  return `${visit}${alone}；现在一场都没有改。`
}
