/** Guard against double taps. The first tap opens or closes a sheet, and the second would hit the element then at that place. */
import { deviceNow } from '../client/phone/clock'

/** Longest time between the taps of a double tap, in ms. */
const DOUBLE_TAP = 400
/** Largest distance between the taps of a double tap, in px. */
const SAME_PLACE = 24

/** Position of a tap: in the event itself in browsers, in `detail` in WeChat, absent for a key press. */
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
  // The click count is 0 for a key press or a screen reader.
  return clientX === undefined || clientY === undefined || detail === 0 ? null : { x: clientX, y: clientY }
}

export function strayTaps(clock: () => number) {
  let last: (Place & { at: number }) | null = null
  let movedAt = Number.NEGATIVE_INFINITY
  return {
    sheetMoved: (): void => {
      movedAt = clock()
    },
    /** True for a stray tap. Has to be called for every tap, since each is compared with the previous one. */
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

/** The guard of the whole app, since there is only one screen. */
export const { sheetMoved, isStray } = strayTaps(deviceNow)
