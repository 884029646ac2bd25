/** Reasons why entries still wait, in words. They only explain the server's decisions. */
import type { SeatsView, WaitingEntry } from '../../../contract/seats'
import { freeSeats } from '../../../domain/activities/position'
import { PASSES_BEFORE_GATHERING } from '../../../domain/seats/waitlist'

type Position = SeatsView['positions'][number]

const seatsWanted = ({ wants }: WaitingEntry): number => wants.reduce((sum, { seats }) => sum + seats, 0)

/** Wanted seats in words: 执业医师 2 个、护理 1 个 for a team; for a person, who wants one seat, only the position's name. */
export function wantsInWords(entry: WaitingEntry, positions: readonly Position[]): string {
  const named = entry.wants.map(({ positionId, seats }) => ({ name: positions.find(({ id }) => id === positionId)?.name ?? '', seats }))
  return named.map(({ name, seats }) => (entry.isTeam ? `${name} ${seats} 个` : name)).join('、')
}

/** Free seats for a member of this organisation: seats without a reservation, and seats reserved for the organisation. */
export function freeSeatsFor(organisation: string | null, position: Position): number {
  const own = position.quotas.filter((quota) => quota.organisation === organisation).reduce((sum, { free }) => sum + free, 0)
  return freeSeats(position) + own
}

/** Organisation whose reserved seats the entry may have. */
const reserveOf = ({ organisation, awaitsConfirmation }: WaitingEntry): string | null => (awaitsConfirmation ? null : organisation)

/** Free seats for the entry, without those that gather for an earlier team. */
const availableTo = (entry: WaitingEntry, position: Position): number =>
  Math.max(0, freeSeatsFor(reserveOf(entry), position) - (isGathering(entry) ? 0 : position.gathered))

/** Free seats of the wanted positions, in words: 登记现在空 1 个. */
export function roomInWords(entry: WaitingEntry, positions: readonly Position[]): string {
  const wanted = positions.filter(({ id }) => entry.wants.some(({ positionId }) => positionId === id))
  const rooms = wanted.map((position) => ({ name: position.name, free: freeSeatsFor(reserveOf(entry), position) }))
  return rooms.map(({ name, free }) => (free > 0 ? `${name}现在空 ${free} 个` : `${name}现在没有空名额`)).join('，')
}

/** True for a team passed over so often that free seats gather for it. */
const isGathering = ({ isTeam, passedOver }: WaitingEntry): boolean => isTeam && passedOver >= PASSES_BEFORE_GATHERING

/** Reason why the entry waits now. */
export function reasonInWords(entry: WaitingEntry, positions: readonly Position[], movesUpByItself: boolean): string {
  const who = entry.isTeam ? '有队员' : '本人'
  if (!entry.isFit) return `先跳过：${who}这段时间已确认别的活动，或者专长、资料还不齐。`
  for (const { positionId, seats } of entry.wants) {
    const position = positions.find(({ id }) => id === positionId)
    const free = position ? availableTo(entry, position) : 0
    if (free >= seats) continue
    const where = entry.wants.length > 1 ? (position?.name ?? '') : ''
    if (entry.awaitsConfirmation && position && freeSeatsFor(entry.organisation, position) >= seats)
      return `${where}空着的名额留给${entry.organisation}，${entry.isTeam ? '领队' : '本人'}还没有被核实是成员。请在工作台“成员核实”里核实。`
    if (free > 0) return `${where}人数不够：要 ${seats} 个，只空 ${free} 个。`
    if (position && position.gathered > 0) return `${where}空着的名额正为前面的队伍攒着。`
    return position && position.reserved > 0 ? `${where}空着的名额留给了别的组织。` : `${where}没有空名额。`
  }
  return movesUpByItself ? '名额够了，系统会递补。' : '名额够，但快开始了，不再自动递补。可以由您给名额。'
}

/** The number of times that a team was passed over, and its effect, in words; null for other entries. */
export function patienceInWords(entry: WaitingEntry, positions: readonly Position[]): string | null {
  if (!entry.isTeam || entry.passedOver === 0) return null
  if (!isGathering(entry)) return `被后面的人越过 ${entry.passedOver} 次；到 ${PASSES_BEFORE_GATHERING} 次起，空名额为这支队伍攒着。`
  const gathered = entry.wants.reduce((sum, { positionId }) => sum + (positions.find(({ id }) => id === positionId)?.gathered ?? 0), 0)
  return `已被越过 ${entry.passedOver} 次，空名额正为这支队伍攒着：${Math.min(gathered, seatsWanted(entry))} / ${seatsWanted(entry)}。`
}

/** Earlier entries that wait for a seat of the same position. */
export const aheadOf = (entry: WaitingEntry, waiting: readonly WaitingEntry[]): WaitingEntry[] =>
  waiting
    .slice(
      0,
      Math.max(
        0,
        waiting.findIndex(({ id }) => id === entry.id),
      ),
    )
    .filter((other) => other.wants.some(({ positionId }) => entry.wants.some((want) => want.positionId === positionId)))
