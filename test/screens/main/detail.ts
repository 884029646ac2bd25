/** An example public activity. A test sets only the fields that it is about. */
import type { ActivityDetail } from '../../../src/contract/activities/activities'
import { NOTHING_SAID } from '../../../src/domain/activities/coming'
import { anActivity } from '../../domain/examples'
import { aPosition } from '../../components/positions'

export const aDetail = (change: Partial<ActivityDetail> = {}): ActivityDetail => ({
  ...anActivity(),
  id: 'this',
  phase: 'open',
  title: '健康驿站义诊',
  town: null,
  place: '唐先镇卫生院',
  categories: ['health'],
  summary: '',
  coming: NOTHING_SAID,
  contact: null,
  movedFrom: null,
  series: null,
  lead: { id: 'nonggong', name: '农工党' },
  hosts: [],
  partners: [],
  services: [],
  positions: [aPosition()],
  cancelReason: null,
  volunteersTotal: null,
  servedTotal: null,
  outcomeNote: null,
  photos: [],
  version: 1,
  own: null,
  isOrganiser: false,
  ...change,
})
