import { clock, dayInWords } from '../../domain/calendar/calendar'
import type { PlanWarning } from '../../domain/activities/plan-warnings'

const visitWords = ({ title, place, startsAt }: { title: string; place: string; startsAt: number }, now: number): string =>
  `「${title}」（${dayInWords(startsAt, now)} ${clock(startsAt)}，${place}）`

/** A warning as a sentence, with the name of its subject. */
export function warningWords(warning: PlanWarning, now: number, organisationName: (id: string) => string): string {
  switch (warning.kind) {
    case 'soon':
      return '离开始不到 24 小时：志愿者报名后自己退不了，只能由您退。'
    case 'holiday':
      return `那天是${warning.name}假期，人可能不好找。`
    case 'same-town':
      return `同一个乡镇当天还有${visitWords(warning, now)}。`
    case 'same-organisation':
      return `${warning.organisationIds.map(organisationName).join('、')}同一时间还有${visitWords(warning, now)}。`
    case 'no-skill':
      return `${warning.services.map((name) => `“${name}”`).join('、')}通常要有“${warning.position}”，现在没有岗位要求这项专长。`
    case 'few-skilled':
      return warning.skilled === 0
        ? `“${warning.position}”要的专长，现在没有人核实过，会没有人能报名。`
        : `“${warning.position}”要 ${warning.wanted} 人，有这项专长的只有 ${warning.skilled} 人。`
  }
}
