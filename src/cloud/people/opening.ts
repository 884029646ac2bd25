/** The opening code: made where the base is run, used once in the app. */
import { randomUUID } from 'node:crypto'
import type { OpeningAnswer } from '../../contract/people/sign-in'
import { type Instant, minute } from '../../domain/calendar/calendar'
import { OPENING_LASTS, OPENING_TRIES, decideOpening, shownOpening, tidyOpening } from '../../domain/people/opening'
import { recordAudit } from '../db/audit/recording'
import { type Database, transact } from '../db/database'
import { changeOpening, holdOpening, holdOpenings, replaceOpening } from '../db/people/opening-codes'
import { giveRole } from '../db/people/roles'
import { hashOf, newOpening } from './tokens'

/** Makes a code in place of all earlier ones. @returns it as it is shown */
export async function makeOpening(db: Database, now: Instant): Promise<string> {
  const code = newOpening()
  await storeOpening(db, hashOf(code), now)
  return shownOpening(code)
}

/** Stores the hash of a code, made elsewhere, in place of all earlier ones. */
export const storeOpening = (db: Database, codeHash: string, now: Instant): Promise<void> =>
  transact(db, async (tx) => {
    await holdOpenings(tx)
    await replaceOpening(tx, openingOf(codeHash, now))
  })

/** Time within which servers count as started together. */
const STARTED_TOGETHER = 2 * minute

/** Makes a code, unless one was made just now: of several servers that start together one shows a code. @returns null for the others */
export const makeFirstOpening = (db: Database, now: Instant): Promise<string | null> =>
  transact(db, async (tx) => {
    await holdOpenings(tx)
    const opening = await holdOpening(tx)
    if (opening && !opening.isUsed && opening.endsAt > now + OPENING_LASTS - STARTED_TOGETHER) return null
    const code = newOpening()
    await replaceOpening(tx, openingOf(hashOf(code), now))
    return shownOpening(code)
  })

const openingOf = (codeHash: string, now: Instant) => ({ id: randomUUID(), codeHash, endsAt: now + OPENING_LASTS })

/** Makes this volunteer the administrator, if the code is the valid one. A wrong code costs a try. */
export const tryOpening = (db: Database, volunteerId: string, typed: string, now: Instant): Promise<OpeningAnswer> =>
  transact(db, async (tx) => {
    const opening = await holdOpening(tx)
    if (!opening) return decideOpening(null, false, now)
    const wrong = opening.wrong[volunteerId] ?? 0
    const facts = { ...opening, triesLeft: OPENING_TRIES - wrong }
    const decision = decideOpening(facts, opening.codeHash === hashOf(tidyOpening(typed)), now)
    if (!decision.ok) {
      const isWrong = decision.reason === 'opening-wrong'
      if (isWrong) await changeOpening(tx, opening.id, { wrong: { ...opening.wrong, [volunteerId]: wrong + 1 } })
      return decision
    }
    await changeOpening(tx, opening.id, { isUsed: true })
    await giveRole(tx, { volunteerId, role: 'administrator', organisationId: null })
    const details = { role: 'administrator', organisationId: null, by: 'opening-code' }
    await recordAudit(tx, { actorId: volunteerId, action: 'role.given', subjectId: volunteerId, details }, now)
    return decision
  })
