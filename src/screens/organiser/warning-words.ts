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
    case 'no-phone':
      return warning.isAskedFor
        ? '您请村民先打电话，可是没有电话可打：这场活动、主办组织和基地都没有留。'
        : '村民想问一句，没有电话可打：这场活动、主办组织和基地都没有留。'
    case 'base-phone-alone':
      return '您请村民先打电话，留的只有基地的电话：请确认基地知道怎么答，或者给这场活动写一个联系电话。'
    case 'no-skill':
      return `${warning.services.map((name) => `“${name}”`).join('、')}通常要有“${warning.position}”，现在没有岗位要求这项专长。`
    case 'few-skilled':
      return warning.skilled === 0
        ? `“${warning.position}”要的专长，现在没有人核实过，会没有人能报名。`
        : `“${warning.position}”要 ${warning.wanted} 人，有这项专长的只有 ${warning.skilled} 人。`
  }
}
