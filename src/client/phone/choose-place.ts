/** A place chosen on WeChat's map. */
import Taro from '@tarojs/taro'
import type { Location } from '../../domain/activities/coming'
import { reasonOf } from './wx-reason'

/** Reason for no place: the user went back, WeChat forbids it to this account or person, or the map did not open. */
export type NoPlace = 'cancelled' | 'refused' | 'failed'

export type ChosenPlace = { ok: true; location: Location; name: string } | { ok: false; reason: NoPlace }

/** Opens WeChat's map, at a place if given. @returns degrees of Chinese maps (GCJ-02), and the place's name, '' for a bare point */
export async function choosePlace(from: Location | null): Promise<ChosenPlace> {
  try {
    const chosen: Partial<Taro.chooseLocation.SuccessCallbackResult> = await Taro.chooseLocation(from ?? {})
    const { latitude, longitude, name = '' } = chosen
    // A tap on 确定 before the map has found anything gives no numbers.
    if (latitude === undefined || longitude === undefined) return { ok: false, reason: 'cancelled' }
    return { ok: true, location: { latitude, longitude }, name: name.trim() }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}
