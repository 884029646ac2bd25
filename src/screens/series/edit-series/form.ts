/** Checks of the form for a change of many visits. */
import { type PlanForm, isWrongCapacity, spanOf } from '../../../client/activities/plan-form'

/** Error for which the change cannot be sent, in words; null for none. The server checks the other rules. */
export function problemOf(form: PlanForm): string | null {
  const { startsAt, endsAt } = spanOf(form)
  if (form.title.trim().length < 2) return '请写活动名称，2 到 40 个字。'
  if (Number.isNaN(startsAt + endsAt)) return '请选好开始和结束的时间。'
  if (endsAt <= startsAt) return '结束时间要晚于开始时间。'
  if (form.place.trim().length < 2) return '请写在哪里，2 到 60 个字。'
  const unnamed = [...form.positions, ...form.services].some(({ name }) => name.trim() === '')
  if (unnamed) return '岗位和服务都要有名称。'
  const wrong = form.positions.find(({ capacity }) => capacity.trim() === '' || isWrongCapacity(capacity))
  return wrong ? `「${wrong.name}」的人数要在 1 到 500 之间。` : null
}
