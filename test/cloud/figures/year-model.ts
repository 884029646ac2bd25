/** The plain model of a random year: people, visits and marks as lists, changed by rules that are told in one sentence each. */
import type { PassKind } from '../../../src/domain/attendance/attendance'
import { type ModelPerson, membersOf } from './model-memberships'
import type { PlannedVisit } from './year-plan'

export interface ModelMark {
  visitId: string
  person: string
  kind: PassKind
  at: number
  isCorrection: boolean
  /** Place in the order in which marks are stored. */
  made: number
  /** Place of the correction that takes it back; null without one. */
  takenBy: number | null
}

export interface ModelVisit extends PlannedVisit {
  id: string
  startsAt: number
  endsAt: number
  /** True while no phone has sent marks since the closing. */
  isClosed: boolean
}

export interface ModelJoining {
  id: string
  from: string
  into: string
  at: number
  isUndone: boolean
  marks: ModelMark[]
}

export interface ModelYear {
  year: number
  people: ModelPerson[]
  visits: ModelVisit[]
  marks: ModelMark[]
  joinings: ModelJoining[]
}

export const personOf = ({ people }: ModelYear, id: string): ModelPerson => {
  const person = people.find((one) => one.id === id)
  if (!person) throw new Error('the model has no such person')
  return person
}

/** The person who an entry is now: the one it was joined into, if any. */
export const ownerOf = (model: ModelYear, id: string): ModelPerson => {
  const person = personOf(model, id)
  return person.joinedInto === null ? person : ownerOf(model, person.joinedInto)
}

/** A joined person's marks and organisations are the kept person's. */
export function joinInModel(model: ModelYear, id: string, [into, from]: [kept: string, joined: string], at: number): void {
  const [kept, joined] = [personOf(model, into), personOf(model, from)]
  const marks = model.marks.filter(({ person }) => person === from)
  for (const mark of marks) mark.person = into
  kept.since.push({ of: 'joining', id, sets: membersOf(joined) })
  joined.joinedInto = into
  model.joinings.push({ id, from, into, at, isUndone: false, marks })
}

/** After an undo marks and organisations are as if never joined, but a set that the kept person changed since holds from that day on. */
export function undoInModel(model: ModelYear, joining: ModelJoining, today: number): void {
  const [kept, joined] = [personOf(model, joining.into), personOf(model, joining.from)]
  for (const mark of joining.marks) if (mark.person === joining.into) mark.person = joining.from
  const place = kept.since.findIndex((layer) => layer.of === 'joining' && layer.id === joining.id)
  const present = membersOf(kept).at(-1)?.members ?? []
  const later = kept.since.slice(place + 1)
  kept.since.splice(place, Infinity, ...later.filter(({ of }) => of === 'joining'))
  if (later.some(({ of }) => of === 'set')) kept.since.push({ of: 'set', from: today, members: present })
  joined.joinedInto = null
  joining.isUndone = true
}

export function addMark(model: ModelYear, mark: Omit<ModelMark, 'made' | 'takenBy'>): void {
  model.marks.push({ ...mark, made: model.marks.length, takenBy: null })
}

/** A correction states a time, or takes back every mark that stands: of an absence all, of an unknown leaving those of leaving. */
export function correctInModel(model: ModelYear, of: Pick<ModelMark, 'visitId' | 'person' | 'kind'>, at: number | null): void {
  if (at !== null) return addMark(model, { ...of, at, isCorrection: true })
  const made = model.marks.length
  for (const mark of model.marks)
    if (mark.visitId === of.visitId && mark.person === of.person && (of.kind === 'in' || mark.kind === 'out')) mark.takenBy ??= made
}

export interface ModelStay {
  in: number
  out: number | null
}

/**
 * A person's stay at a visit: the time that the last correction states, else the earliest arrival and the latest departure by phones,
 * unless a correction has taken such marks back. Whoever was not there did not leave either.
 */
export function stayAt(model: ModelYear, visitId: string, person: string): ModelStay | null {
  const own = model.marks.filter((mark) => mark.visitId === visitId && mark.person === person)
  const timesOf = (kind: PassKind): number[] => {
    const denials = own.flatMap((mark) =>
      mark.takenBy === null || mark.isCorrection || (kind === 'in' && mark.kind === 'out') ? [] : mark.takenBy,
    )
    const deniedSince = Math.max(-1, ...denials)
    const standing = own.filter((mark) => mark.kind === kind && mark.takenBy === null)
    const stated = [...standing].reverse().find(({ isCorrection, made }) => isCorrection && made >= deniedSince)
    if (stated) return [stated.at]
    return deniedSince < 0 ? standing.filter(({ isCorrection }) => !isCorrection).map(({ at }) => at) : []
  }
  const [ins, outs] = [timesOf('in'), timesOf('out')]
  return ins.length === 0 ? null : { in: Math.min(...ins), out: outs.length === 0 ? null : Math.max(...outs) }
}
