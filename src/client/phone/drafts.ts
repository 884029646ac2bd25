/**
 * Drafts: texts on the phone, from the first letter until the server has the text or its writer discards it.
 * On a phone without room the draft lasts while the page is open, and the page says that it is not stored.
 */
import type { PhoneKey } from './phone-key'
import type { PhoneStorage } from './storage'

interface DraftKind<Draft, About> {
  key: PhoneKey<Draft[]>
  /** Name of the field that holds a draft's subject. A person has one draft per subject. */
  about: About
  /** Largest number of drafts kept; then the oldest is removed. */
  most: number
  /** Checks a stored draft. A damaged one would leave its page blank. */
  isWhole: (stored: Partial<Draft>) => boolean
}

/** Drafts of one kind. `Of` identifies a draft by its owner and subject. */
export interface Drafts<Draft, Of = Draft> {
  find: (of: Of) => Draft | undefined
  /** Stores a draft. @returns true if it is on the phone; false without room */
  put: (draft: Draft) => boolean
  /** Discards a draft. If storage fails, the draft is offered again later. */
  drop: (of: Of) => void
}

/** @param storage an argument, so that tests run without a phone. A draft's `owner` is its writer; other users do not see it. */
export function openDrafts<Draft extends { owner: string } & Record<About, string>, About extends string>(
  storage: Pick<PhoneStorage, 'peek' | 'write'>,
  { key, about, most, isWhole }: DraftKind<Draft, About>,
): Drafts<Draft, Pick<Draft, 'owner' | About>> {
  type Of = Pick<Draft, 'owner' | About>
  const all = (): Draft[] => {
    const stored: unknown = storage.peek(key)
    return Array.isArray(stored) ? (stored as Draft[]).filter((draft) => typeof draft?.[about] === 'string' && isWhole(draft)) : []
  }
  const isSame = (draft: Of, of: Of): boolean => draft.owner === of.owner && draft[about] === of[about]
  const others = (of: Of) => all().filter((draft) => !isSame(draft, of))
  const write = (drafts: Draft[]): boolean => {
    try {
      storage.write(key, drafts)
      return true
    } catch {
      return false
    }
  }
  return {
    find: (of) => all().find((draft) => isSame(draft, of)),
    put: (draft) => write([draft, ...others(draft)].slice(0, most)),
    drop: (of) => void write(others(of)),
  }
}
