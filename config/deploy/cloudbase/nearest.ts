/** The known name that a mistyped one most likely means. */
import { editsBetween } from '../../../src/cloud/host/environment'

/** Share of a name's letters that a typo may change. */
const MOST_CHANGED = 0.34
/** Letters of a beginning that stands for the whole name. */
const BEGINNING = 3

/** @returns null if no known name is near */
export function nearest(typed: string, known: readonly string[]): string | null {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '')
  const isBegun = (name: string) => typed.length >= BEGINNING && plain(name).startsWith(plain(typed))
  const [best] = known
    .map((name) => ({ name, distance: isBegun(name) ? 1 : editsBetween(plain(typed), plain(name)) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length * MOST_CHANGED)))
    .sort((a, b) => a.distance - b.distance)
  return best?.name ?? null
}
