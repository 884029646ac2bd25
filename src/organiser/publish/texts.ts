/** What is wrong with a typed activity, in words. */
import type { PlanField, PlanProblem, PlanProblemCode } from '../../client/plan-problems'
import { refusalText } from '../../components/refusal-texts'

/** The form's own words for each question. */
export const fieldNames: Record<PlanField, string> = {
  title: '活动名称',
  categories: '类别',
  when: '时间',
  town: '乡镇',
  place: '地点',
  lead: '主办组织',
  partners: '协办单位',
  services: '服务项目',
  positions: '志愿岗位',
  summary: '补充说明',
}

const texts: Record<PlanProblemCode, string> = {
  'title-length': '请写活动名称，2 到 40 个字。',
  'no-category': '请至少选一个类别。',
  'too-many-categories': '最多选 4 个类别。',
  'time-missing': '请选好日期、开始和结束时间。',
  'place-length': '请写在哪里，2 到 60 个字，让没去过的人也能找到。',
  'lead-missing': '请选哪个组织来办。',
  'too-many-partners': '最多 20 个协办单位。',
  'too-many-services': '最多 20 项服务。',
  'service-name': '请写这项服务的名称（30 个字以内），不需要就删掉。',
  'service-unit': '单位最多 8 个字。',
  'too-many-positions': '最多 20 个岗位。',
  'position-name': '请写岗位名称（20 个字以内），不需要就删掉。',
  'position-capacity': '人数要在 1 到 500 之间。',
  'summary-length': '最多 500 个字。',
}

const isOwn = (reason: PlanProblem['reason']): reason is PlanProblemCode => reason in texts

export const problemText = ({ reason, about }: PlanProblem, now: number): string =>
  isOwn(reason) ? texts[reason] : refusalText(reason, about, now)
