/** Maps of the phone. */
import type { Location } from '../../domain/activities/coming'

/** Opens the place in the phone's own map, by the address that browsers hand to it. */
export function openMap({ latitude, longitude }: Location, name: string): void {
  const at = `${latitude},${longitude}`
  window.location.assign(`geo:${at}?q=${at}(${encodeURIComponent(name)})`)
}
