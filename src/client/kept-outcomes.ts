/** Reports being written. Each is on the phone from its first letter until the server has it. */

export interface OutcomeForm {
  /** By the service's id: digits, or whatever was typed; '' for not counted. */
  served: Record<string, string>
  total: string
  note: string
}

export interface KeptOutcome {
  /** Who writes it; not for the next person on this phone. */
  owner: string
  activityId: string
  /** When it was last reported, as the form was filled; null for never. */
  seen: number | null
  form: OutcomeForm
}

interface OutcomeStore {
  read: () => unknown
  /** @throws when there is no room. */
  write: (outcomes: KeptOutcome[]) => void
}

/** Nobody writes more at a time; each is a kilobyte at most. */
const MOST_KEPT = 10

/** Storage is an argument: this runs without a phone. */
export function openKeptOutcomes(store: OutcomeStore) {
  const others = (kept: Pick<KeptOutcome, 'owner' | 'activityId'>) =>
    readOutcomes(store.read()).filter(({ owner, activityId }) => owner !== kept.owner || activityId !== kept.activityId)
  return {
    find: (owner: string, activityId: string) =>
      readOutcomes(store.read()).find((kept) => kept.owner === owner && kept.activityId === activityId),
    /** Returns when it is on the phone. @throws when there is no room. */
    put: (kept: KeptOutcome) => store.write([kept, ...others(kept)].slice(0, MOST_KEPT)),
    drop: (kept: Pick<KeptOutcome, 'owner' | 'activityId'>) => store.write(others(kept)),
  }
}

/** Whatever lies in the storage under the key: only what this version of the form wrote. */
const readOutcomes = (stored: unknown): KeptOutcome[] =>
  Array.isArray(stored)
    ? (stored as KeptOutcome[]).filter((kept) => typeof kept?.activityId === 'string' && typeof kept.form?.total === 'string')
    : []
