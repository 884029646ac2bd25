/** A place chosen on WeChat's map. */
import Taro from '@tarojs/taro'
import { type ChosenPlace, type Degrees, NOTHING_ON_MAP } from './chosen-place'
import { reasonOf } from './wx-reason'

export type { NoPlace } from './chosen-place'

export const canChoosePlace = true

/** Opens WeChat's map, at a place if given. @returns degrees of Chinese maps (GCJ-02), and the place's name, '' for a bare point */
export async function choosePlace(from: Degrees | null): Promise<ChosenPlace> {
  try {
    const chosen: Partial<Taro.chooseLocation.SuccessCallbackResult> = await Taro.chooseLocation(from ?? {})
    const { latitude, longitude, name = '' } = chosen
    // A tap on 确定 before the map has found anything gives no numbers.
    if (latitude === undefined || longitude === undefined) return NOTHING_ON_MAP
    return { ok: true, location: { latitude, longitude }, name: name.trim() }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}
