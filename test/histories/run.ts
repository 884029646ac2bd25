/** Many histories on one database, one after the other, with statistics. */
import { sql } from 'drizzle-orm'
import type { Connection } from '../../src/cloud/db/database'
import { NOW, openBase } from '../support/base'
import type { DatabaseKind } from '../support/databases'
import type { Kind } from './operations'
import { type Played, type Source, play } from './play'
import { chanceFrom } from './random'
import { scenarioFrom } from './scenario'
import { shortest } from './shrink'
import { prepareReading } from './state'

export interface Figures {
  histories: number
  operations: number
  seconds: number
  byKind: Map<Kind, { accepted: number; refused: number }>
  /** Number of steps by situation after them. */
  situations: Map<string, number>
}

export interface Options {
  histories: number
  seed: number
  onProgress?: (figures: Figures) => void
}

const OPERATIONS = 64
/** Number of histories after which the database is cleared, so that the last one is as fast as the first. */
const EMPTIED_EVERY = 25

/** Plays the histories. @throws at the first failure, with the failing history made as short as possible */
export async function runHistories(kind: DatabaseKind, { histories, seed, onProgress }: Options): Promise<Figures> {
  const base = await openBase(kind)
  const figures: Figures = { histories: 0, operations: 0, seconds: 0, byKind: new Map(), situations: new Map() }
  const began = performance.now()
  try {
    await prepareReading(base.connection)
    let organiser = await base.anAdministrator()
    for (let index = 0; index < histories; index++) {
      if (index % EMPTIED_EVERY === EMPTIED_EVERY - 1) {
        await empty(base.connection)
        organiser = await base.anAdministrator()
      }
      const own = seed + index
      const scenario = scenarioFrom(chanceFrom(2 * own), NOW)
      const playAgain = async (source: Source) => {
        await forget(base.connection)
        return play(base, organiser, scenario, source)
      }
      const played = await playAgain({ chance: chanceFrom(2 * own + 1), length: OPERATIONS })
      if (played.failure !== undefined) throw new Error(await explained(played, own, playAgain))
      count(figures, played)
      figures.seconds = (performance.now() - began) / 1000
      onProgress?.(figures)
    }
    return figures
  } finally {
    await base.close()
  }
}

/** Hides the activities and memberships of earlier histories from the job and from the search for names. */
async function forget({ db }: Connection): Promise<void> {
  await db.execute(sql`update activities set status = 'draft' where status = 'published'`)
  await db.execute(sql`update sign_ups set status = 'cancelled' where status in ('confirmed', 'waitlisted')`)
  await db.execute(sql`delete from memberships`)
}

/** Clears the tables, with the audit log's trigger disabled. */
async function empty({ db }: Connection): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`truncate audit_log, messages, answers, activities, volunteers cascade`)
  })
}

async function explained(first: Played, seed: number, playAgain: (source: Source) => Promise<Played>): Promise<string> {
  let last = first
  const steps = await shortest(first.steps, async (candidate) => {
    const played = await playAgain({ steps: candidate })
    if (played.failure === undefined) return null
    last = played
    return played.steps
  })
  return `SEED=${seed}, ${first.steps.length} steps, of which ${steps.length} suffice:\n${last.failure}`
}

function count(figures: Figures, { outcomes, situations }: Played): void {
  for (const name of situations) figures.situations.set(name, (figures.situations.get(name) ?? 0) + 1)
  figures.histories += 1
  figures.operations += outcomes.length
  for (const { kind, outcome } of outcomes) {
    const counted = figures.byKind.get(kind) ?? { accepted: 0, refused: 0 }
    const isAccepted = 'answer' in outcome && (outcome.answer as { ok?: boolean }).ok !== false
    counted[isAccepted ? 'accepted' : 'refused'] += 1
    figures.byKind.set(kind, counted)
  }
}

export function figuresInWords({ histories, operations, seconds, byKind, situations }: Figures): string {
  const rows = [...byKind]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([kind, { accepted, refused }]) => `${kind.padEnd(14)} ${String(accepted).padStart(8)} ${String(refused).padStart(8)}`)
  const perOperation = ((seconds * 1000) / Math.max(1, operations)).toFixed(1)
  return [
    `${'operation'.padEnd(14)} accepted  refused`,
    ...rows,
    ...[...situations].map(([name, steps]) => `${name}: after ${steps} steps`).sort((one, other) => one.localeCompare(other)),
    `${histories} histories, ${operations} operations, ${seconds.toFixed(1)} s, ${perOperation} ms an operation`,
  ].join('\n')
}
