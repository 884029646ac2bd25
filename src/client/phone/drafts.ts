/** What is being written, by whom and about what: on the phone from its first letter until the server has it. A file for a kind. */

/** Where a kind of them lies. */
export interface DraftFile<Draft> {
  /** Whatever is there. */
  read: () => unknown
  /** @throws when there is no room. */
  write: (drafts: Draft[]) => void
}

interface Kind<Draft, Key> {
  /** What it is about: nobody has two of one. */
  key: Key
  /** Beyond that the oldest makes room. */
  most: number
  /** Written by this version of the form: another's would leave its page blank. */
  isOurs: (stored: Partial<Draft>) => boolean
}

/** Storage is an argument: this runs without a phone. `owner` is who writes it; it is not for the next person on this phone. */
export function openKeptDrafts<Draft extends { owner: string } & Record<Key, string>, Key extends string>(
  file: DraftFile<Draft>,
  { key, most, isOurs }: Kind<Draft, Key>,
) {
  type Whose = Pick<Draft, 'owner' | Key>
  const all = (): Draft[] => {
    const stored = file.read()
    return Array.isArray(stored) ? (stored as Draft[]).filter((draft) => typeof draft?.[key] === 'string' && isOurs(draft)) : []
  }
  const others = (of: Whose) => all().filter((draft) => draft.owner !== of.owner || draft[key] !== of[key])
  return {
    find: (owner: string, about: string) => all().find((draft) => draft.owner === owner && draft[key] === about),
    /** Returns when it is on the phone. @throws when there is no room. */
    put: (draft: Draft) => file.write([draft, ...others(draft)].slice(0, most)),
    drop: (of: Whose) => file.write(others(of)),
  }
}
