/** Access cases of the base's own lists, holidays and texts. */
import { randomUUID } from 'node:crypto'
import { type Case, ROLES, type RoleName } from './access-roles'

const ADMINISTRATORS: readonly RoleName[] = ['administrator']
const requestId = () => randomUUID()

export const VOCABULARY_CASES: Record<string, Case> = {
  'lists.get': { allowed: ADMINISTRATORS, call: (as) => as.lists.get({ of: 'skills' }) },
  'lists.add': {
    allowed: ADMINISTRATORS,
    call: (as) => as.lists.add({ requestId: requestId(), of: 'places', added: [{ name: '示范礼堂', townId: 'tangxian', address: '' }] }),
  },
  'lists.edit': {
    allowed: ADMINISTRATORS,
    call: (as) => as.lists.edit({ requestId: requestId(), of: 'towns', version: '', entryId: 'tangxian', words: { name: '唐先街道' } }),
  },
  'lists.retire': {
    allowed: ADMINISTRATORS,
    call: (as) => as.lists.retire({ requestId: requestId(), of: 'towns', version: '', entryId: 'tangxian', isRetired: true }),
  },
  'lists.remove': {
    allowed: ADMINISTRATORS,
    call: (as) => as.lists.remove({ requestId: requestId(), of: 'towns', version: '', entryId: 'tangxian' }),
  },
  'lists.order': {
    allowed: ADMINISTRATORS,
    call: (as) => as.lists.order({ requestId: requestId(), of: 'towns', version: '', ids: ['tangxian', 'xiangzhu'] }),
  },
  'holidays.get': { allowed: ADMINISTRATORS, call: (as) => as.holidays.get({ year: 2027 }) },
  'holidays.save': {
    allowed: ADMINISTRATORS,
    call: (as) =>
      as.holidays.save({ requestId: requestId(), year: 2027, version: 0, days: [{ date: '2027-01-01', name: '元旦', isWorked: false }] }),
  },
  'texts.get': { allowed: ROLES, call: (as) => as.texts.get() },
  'texts.save': {
    allowed: ADMINISTRATORS,
    call: (as) => as.texts.save({ requestId: requestId(), kind: 'about', version: 0, text: '示范县的社会服务实践基地。' }),
  },
}
