/**
 * Drafts: on the phone from the first letter until the server has the text or its writer lets it go.
 * A phone without room loses nothing while the page is open, and the page says that the draft is not on the phone.
 */
import type { PhoneKey } from './phone-key'
import type { PhoneStorage } from './storage'

interface DraftKind<Draft, About> {
  key: PhoneKey<Draft[]>
  /** Name of the field for a draft's subject: a person has one draft per subject. */
  about: About
  /** Most drafts kept; beyond that the oldest is removed. */
  most: number
  /** False for a damaged draft, which would leave its page blank. */
  isWhole: (stored: Partial<Draft>) => boolean
}

/** Drafts of one kind. `Of` identifies one by its owner and subject. */
export interface Drafts<Draft, Of = Draft> {
  find: (of: Of) => Draft | undefined
  /** @returns whether it is on the phone; false for want of room */
  put: (draft: Draft) => boolean
  /** Discards a draft. One that stays for want of room is offered again, which loses nothing. */
  drop: (of: Of) => void
}

/** @param storage an argument, so that this runs without a phone. A draft's `owner` is its writer: it is not for the next person. */
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
