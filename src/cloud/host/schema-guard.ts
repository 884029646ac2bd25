/** Keeps a program from working on a schema that it was not made for. A newer program may migrate the base while this one runs. */
import type { ServerFault } from '../../contract/codes'
import { type Instant, minute } from '../../domain/calendar/calendar'
import type { Database } from '../db/database'
import { type SchemaState, schemaState } from '../db/schema-version'

const FAULTS = { same: null, older: 'not-migrated', newer: 'program-outdated' } as const satisfies Record<SchemaState, ServerFault | null>

export interface SchemaGuard {
  /**
   * Fault of a base whose schema is not this program's; null for one that fits. Looks once a minute while it fits, and each time while it does
   * not, so that a migrated base is served without a restart. @throws when the database does not answer
   */
  fault(db: Database, now: Instant): Promise<ServerFault | null>
}

export function schemaGuard(): SchemaGuard {
  let fitsUntil = 0
  let looking: Promise<ServerFault | null> | undefined
  const look = async (db: Database, now: Instant) => {
    const state = await schemaState(db)
    fitsUntil = state === 'same' ? now + minute : 0
    return FAULTS[state]
  }
  return {
    fault(db, now) {
      if (now < fitsUntil) return Promise.resolve(null)
      looking ??= look(db, now).finally(() => {
        looking = undefined
      })
      return looking
    },
  }
}
