/** Problems of a typed activity, in words. */
import type { PlanField, PlanProblem, PlanProblemCode } from '../../../client/activities/plan-problems'
import type { LayoutRefusal } from '../../../domain/seats/seating'
import { anyRefusalText } from '../../../components/refusal-texts-all'

type QuotaRefusal = Exclude<LayoutRefusal, 'capacity-below-confirmed'> | 'quota-release-wrong'

/** Labels of the fields. */
export const fieldNames: Record<PlanField, string> = {
  title: '活动名称',
  categories: '类别',
  when: '时间',
  town: '乡镇',
  place: '地点',
  coming: '村民来之前要知道的',
  lead: '主办组织',
  partners: '协办单位',
  services: '服务项目',
  positions: '志愿岗位',
  summary: '补充说明',
}

type Text = string | ((about: string) => string)

/** Texts of the form's own problems, and of refusals that need other words beside a position. */
const texts: Record<PlanProblemCode | QuotaRefusal, Text> = {
  'title-length': '请写活动名称，2 到 40 个字。',
  'no-category': '请至少选一个类别。',
  'too-many-categories': '最多选 4 个类别。',
  'time-missing': '请选好日期、开始和结束时间。',
  'place-length': '请写在哪里，2 到 60 个字，让没去过的人也能找到。',
  'bring-length': '要带的东西最多写 100 个字。',
  'way-length': '怎么来最多写 100 个字。',
  'contact-name-length': '联系人最多 20 个字。',
  'contact-phone-no-area': '座机请带上区号，比如 0579-87100000。',
  'contact-phone-wrong': '这个电话号码不对，请核对；不想留就清空。',
  'location-wrong': '地图上的位置不对，请重新选，或者去掉。',
  'lead-missing': '请选哪个组织来办。',
  'too-many-partners': '最多 20 个协办单位。',
  'too-many-services': '最多 20 项服务。',
  'service-name': '请写这项服务的名称（30 个字以内），不需要就删掉。',
  'service-unit': '单位最多 8 个字。',
  'too-many-positions': '最多 20 个岗位。',
  'position-name': '请写岗位名称（20 个字以内），不需要就删掉。',
  'position-capacity': '人数要在 1 到 500 之间。',
  'too-many-quotas': '一个岗位最多给 20 个组织留名额。',
  'quota-twice': (name) => `给${name}留了两次，请合成一次。`,
  'quota-seats': (name) => `给${name}留的名额要在 1 到 500 之间，不留就删掉。`,
  'quota-exceeds-capacity': (capacity) => `留出去的名额加起来超过了这个岗位的 ${capacity} 个。`,
  'quota-not-free': (name) => `空着的名额不够，给${name}留不了这么多。可以少留几个，或者先加名额。`,
  'quota-release-wrong': '留的名额最晚留到活动开始。请选早一点的日期。',
  'summary-length': '最多 500 个字。',
}

const isOwn = (reason: PlanProblem['reason']): reason is keyof typeof texts => reason in texts

/** True for a problem that is shown below the quotas, not beside the position's name and capacity. */
export const isAboutQuota = ({ reason }: PlanProblem): boolean => reason === 'too-many-quotas' || reason.startsWith('quota-')

export function problemText({ reason, about = '' }: PlanProblem, now: number): string {
  if (!isOwn(reason)) return anyRefusalText(reason, about, now)
  const text = texts[reason]
  return typeof text === 'string' ? text : text(about)
}
