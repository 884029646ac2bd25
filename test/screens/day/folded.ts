/** A mark in the form that `foldMarks` takes. */
import { markOf } from '../../../src/contract/attendance/marks'
import type { Mark } from '../../../src/domain/attendance/attendance'
import { aServerMark } from '../../client/attendance/marks'

export const aFoldedMark = (id: string, part: Partial<Mark> = {}): Mark => ({ ...markOf(aServerMark(id)), ...part })
