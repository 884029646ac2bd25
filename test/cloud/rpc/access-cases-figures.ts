/** Access cases of years and of the audit log. */
import { randomUUID } from 'node:crypto'
import type { Case, RoleName } from './access-roles'

const VOLUNTEERS: readonly RoleName[] = ['volunteer', 'leader', 'other organiser', 'organiser', 'administrator']
const ORGANISERS: readonly RoleName[] = ['other organiser', 'organiser', 'administrator']
const ITS_ORGANISERS: readonly RoleName[] = ['organiser', 'administrator']
const ADMINISTRATORS: readonly RoleName[] = ['administrator']

const NONGGONG = { of: 'organisation', organisationId: 'nonggong' } as const
const requestId = () => randomUUID()

export const FIGURES_CASES: Record<string, Case> = {
  'figures.base': { allowed: ORGANISERS, call: (as) => as.figures.base({ year: 2027 }) },
  'figures.mine': { allowed: VOLUNTEERS, call: (as) => as.figures.mine({ year: 2027 }) },
  'figures.year': { allowed: ITS_ORGANISERS, call: (as) => as.figures.year({ scope: NONGGONG, year: 2027 }) },
  'figures.records': { allowed: ITS_ORGANISERS, call: (as) => as.figures.records({ scope: NONGGONG, year: 2027 }) },
  'figures.activities': { allowed: ITS_ORGANISERS, call: (as) => as.figures.activities({ scope: NONGGONG, year: 2027 }) },
  'figures.export': {
    allowed: ITS_ORGANISERS,
    call: (as) => as.figures.export({ requestId: requestId(), scope: NONGGONG, year: 2027 }),
  },
  // Each caller requests their own file.
  'exports.part': {
    allowed: VOLUNTEERS,
    call: async (as) => {
      const made = await as.figures.export({ requestId: requestId(), scope: { of: 'own' }, year: 2027 })
      return made.ok && as.exports.part({ fileId: made.fileId, part: 0 })
    },
  },
  'figures.close': { allowed: ADMINISTRATORS, call: (as) => as.figures.close({ requestId: requestId(), year: 2020 }) },
  'scores.year': { allowed: ORGANISERS, call: (as) => as.scores.year({ year: 2027 }) },
  'scores.setPoints': {
    allowed: ADMINISTRATORS,
    call: (as) => as.scores.setPoints({ requestId: requestId(), version: 0, points: { led: 1, hosted: 1, turn: 1, hour: 1, served: 1 } }),
  },
  'audit.list': { allowed: ORGANISERS, call: (as) => as.audit.list({}) },
}
