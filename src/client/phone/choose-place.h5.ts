/** A browser has no map of its own, so people paste a location there. */
import { type ChosenPlace, type Degrees, NOTHING_ON_MAP } from './chosen-place'

export type { NoPlace } from './chosen-place'

export const canChoosePlace = false

export const choosePlace = (_from: Degrees | null): Promise<ChosenPlace> => Promise.resolve(NOTHING_ON_MAP)
