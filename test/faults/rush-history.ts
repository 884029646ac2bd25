/** Checks every acknowledged answer: the tables agree with it, or later rows of the log explain the difference. */
import { asc } from 'drizzle-orm'
import type { Database } from '../../src/cloud/db/database'
import { auditLog } from '../../src/cloud/db/schema/requests'
import { signUps, teamParts, teams } from '../../src/cloud/db/schema/sign-ups'
import type { Acknowledged } from './rush-ledger'

interface Tables {
  signUps: Map<string, typeof signUps.$inferSelect>
  teams: Map<string, typeof teams.$inferSelect>
  parts: (typeof teamParts.$inferSelect)[]
  /** Rows by subject id, in the order they were written. */
  log: Map<string, (typeof auditLog.$inferSelect)[]>
}

async function read(db: Database): Promise<Tables> {
  const log: Tables['log'] = new Map()
  for (const row of await db.select().from(auditLog).orderBy(asc(auditLog.id))) {
    const subject = row.subjectId ?? ''
    log.set(subject, [...(log.get(subject) ?? []), row])
  }
  return {
    signUps: new Map((await db.select().from(signUps)).map((row) => [row.id, row])),
    teams: new Map((await db.select().from(teams)).map((row) => [row.id, row])),
    parts: await db.select().from(teamParts),
    log,
  }
}

/** @returns the acknowledged answers that the tables contradict */
export async function lostAnswers(db: Database, acknowledged: Iterable<Acknowledged>): Promise<string[]> {
  const tables = await read(db)
  return [...acknowledged].flatMap((one) => {
    const loss = one.answer.ok ? lossOf(tables, one, one.answer) : null
    return loss === null ? [] : [`${one.path} ${JSON.stringify(one.input)} was answered ${JSON.stringify(one.answer)}: ${loss}`]
  })
}

type Accepted = Extract<Acknowledged['answer'], { ok: true }>

function lossOf(tables: Tables, { path, input }: Acknowledged, { signUpId = '', teamId = '', status }: Accepted): string | null {
  const asked = input as { signUpId?: string; teamId?: string; positionId?: string; seats?: number }
  switch (path) {
    case 'signUps.create':
      return explain(tables, tables.signUps.get(signUpId), status)
    case 'signUps.withdraw':
      return hasEnded(tables.signUps.get(asked.signUpId ?? ''))
    case 'teams.create':
      return explain(tables, tables.teams.get(teamId), status)
    case 'teams.withdraw':
      return hasEnded(tables.teams.get(asked.teamId ?? ''))
    case 'teams.join':
      return explainMember(tables, signUpId, status)
    case 'teams.shrink': {
      const part = tables.parts.find((one) => one.teamId === asked.teamId && one.positionId === asked.positionId)
      return (part?.seats ?? 0) <= (asked.seats ?? 0) ? null : `the team has ${part?.seats} seats there`
    }
    case 'teams.get':
      return null
  }
}

const hasEnded = (row: { status: string } | undefined): string | null =>
  row?.status === 'withdrawn' ? null : `it is ${row?.status ?? 'not there'}`

/** Replays the log from the answer to the row. @returns the contradiction, or null */
function explain({ log }: Tables, row: { id: string; status: string } | undefined, answered: string | undefined): string | null {
  if (!row) return 'it is not there'
  let status: string | undefined
  for (const { action, details } of log.get(row.id) ?? []) {
    if (action.endsWith('.created')) {
      status = String(details?.['status'])
      if (status !== answered) return `the log says it was ${status} at first`
    } else if (action.endsWith('.moved-up')) {
      if (status !== 'waitlisted') return `it was ${status} when it moved up`
      status = 'confirmed'
    } else if (action.endsWith('.withdrawn')) status = 'withdrawn'
  }
  return status === row.status ? null : `it is ${row.status}, and the log says ${status}`
}

const isAmong = (id: string, ids: unknown): boolean => Array.isArray(ids) && ids.includes(id)

/** Like {@link explain}, for a team member, who has the status of the team until the member leaves or the team ends. */
function explainMember({ signUps, teams, log }: Tables, signUpId: string, answered: string | undefined): string | null {
  const row = signUps.get(signUpId)
  const team = teams.get(row?.teamId ?? '')
  if (!row || !team) return 'it is not there'
  const ofMember = log.get(row.id)?.map(({ action }) => action) ?? []
  const ofTeam = log.get(team.id) ?? []
  if (!ofMember.includes('team.member-joined')) return 'the log does not know of it'
  if (row.status === 'withdrawn') {
    const wentWith = ofTeam.some(({ action, details }) => action === 'team.withdrawn' && isAmong(row.id, details?.['signUps']))
    return wentWith || ofMember.includes('sign-up.withdrawn') ? null : 'it is withdrawn, and the log does not say so'
  }
  if (row.status !== team.status) return `it is ${row.status}, and its team ${team.status}`
  const movedUp = ofTeam.some(({ action }) => action === 'team.moved-up')
  return answered === row.status || (row.status === 'confirmed' && movedUp) ? null : `it is ${row.status}, and the log does not say so`
}
