/** First letters of people's names, so that somebody is found by `cyl`. Made here: the tables are too large for a phone. */
import type { ListEntry } from '../../contract/attendance/attendance'

/** Surnames are read as surnames: 单 is s and not d. Loaded when first asked for, since most calls need none of it. */
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
