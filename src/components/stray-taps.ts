/** The second of two taps meant as one: the first opened or closed a sheet, and it falls on whatever came to lie there. */
import { deviceNow } from '../client/phone/clock'

/** ms */
const DOUBLE_TAP = 400
/** px; a finger does not meet the same point twice. */
const SAME_PLACE = 24

/** The browser's own events have the place themselves; those of WeChat in `detail`. A key that is pressed has none. */
export interface TapEvent {
  clientX?: number
  clientY?: number
  detail?: unknown
}

interface Place {
  x: number
  y: number
}

function placeOf({ clientX, clientY, detail }: TapEvent): Place | null {
  if (typeof detail === 'object' && detail !== null && 'x' in detail && 'y' in detail) {
    return typeof detail.x === 'number' && typeof detail.y === 'number' ? { x: detail.x, y: detail.y } : null
  }
  // The count of clicks is 0 when a key, or a screen reader, pressed it.
  return clientX === undefined || clientY === undefined || detail === 0 ? null : { x: clientX, y: clientY }
}

export function strayTaps(clock: () => number) {
  let last: (Place & { at: number }) | null = null
  let movedAt = Number.NEGATIVE_INFINITY
  return {
    sheetMoved: (): void => {
      movedAt = clock()
    },
    /** To be asked of every tap: where it fell is what the next one is compared with. */
    isStray: (event: TapEvent): boolean => {
      const place = placeOf(event)
      const before = last
      const at = clock()
      last = place && { ...place, at }
      if (!place || !before || movedAt < before.at || at - before.at > DOUBLE_TAP) return false
      return Math.abs(place.x - before.x) <= SAME_PLACE && Math.abs(place.y - before.y) <= SAME_PLACE
    },
  }
}

/** The app's own: there is one screen. */
export const { sheetMoved, isStray } = strayTaps(deviceNow)
