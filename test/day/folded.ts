/** Marks as the fold takes them. */
import { markOf } from '../../src/contract/marks'
import type { Mark } from '../../src/domain/attendance'
import { aToldMark } from '../client/marks'

export const aFoldedMark = (id: string, part: Partial<Mark> = {}): Mark => ({ ...markOf(aToldMark(id)), ...part })
