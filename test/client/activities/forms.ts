/** An example form. A test sets only the fields that it is about. */
import { NOTHING_SAID } from '../../../src/domain/activities/coming'
import type { PlanForm } from '../../../src/client/activities/plan-form'
import { instantAt } from '../../../src/domain/calendar/calendar'

/** Wednesday, 6 January 2027. */
export const wednesday = instantAt('2027-01-06', '10:00')

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const aForm = (change: Partial<PlanForm> = {}): PlanForm => ({
  title: '健康驿站义诊',
  summary: '',
  categories: ['health'],
  date: '2027-01-09',
  from: '08:30',
  to: '11:30',
  endsNextDay: false,
  townId: 'tangxian',
  place: '唐先镇卫生院',
  leadId: 'nonggong',
  coming: NOTHING_SAID,
  partnerIds: [],
  services: [{ id: uuid(1), name: '量血压', unit: '人次' }],
  positions: [{ id: uuid(2), name: '秩序引导', capacity: '4', skillId: '', quotas: [] }],
  ...change,
})
