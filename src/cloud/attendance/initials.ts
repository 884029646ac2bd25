/** Initials of people's names, so that a search for `cyl` finds them. Made on the server: the tables are too large for a phone. */
import type { ListEntry } from '../../contract/attendance/attendance'

/** A surname is read with its own pronunciation: 单 is s, not d. The tables are loaded at first use, since most calls do not need them. */
export async function initialsOf(entries: readonly Omit<ListEntry, 'initials'>[]): Promise<ListEntry[]> {
  const { pinyin } = await import('pinyin-pro')
  return entries.map((entry) => ({
    ...entry,
    initials: pinyin(entry.name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
      .join('')
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  }))
}
