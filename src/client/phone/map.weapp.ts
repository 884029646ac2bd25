/** WeChat's map. */
import Taro from '@tarojs/taro'
import type { Location } from '../../domain/activities/coming'

/** Opens the place in WeChat's map, which also leads there. */
export const openMap = ({ latitude, longitude }: Location, name: string): void =>
  void Taro.openLocation({ latitude, longitude, name, scale: 16 }).catch(() => undefined)
