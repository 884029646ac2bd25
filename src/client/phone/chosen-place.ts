/** Answer of a map on which somebody chooses a place. */
export interface Degrees {
  latitude: number
  longitude: number
}

/** Reason for no place: the user went back, WeChat forbids it to this account or person, or the map did not open. */
export type NoPlace = 'cancelled' | 'refused' | 'failed'

export type ChosenPlace = { ok: true; location: Degrees; name: string } | { ok: false; reason: NoPlace }

export const NOTHING_ON_MAP: ChosenPlace = { ok: false, reason: 'cancelled' }
