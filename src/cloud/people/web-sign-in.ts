/** Signing in a browser by a phone. The steps meet in the database, so phone and browser may be served by different hosts. */
import { randomUUID } from 'node:crypto'
import type { AskedWebSignIn, ScannedWebSignIn, WebSignInAnswer } from '../../contract/people/sign-in'
import type { Instant } from '../../domain/calendar/calendar'
import { accept } from '../../domain/decision'
import { WEB_SIGN_IN_LASTS, type WebSignInState, decideConfirm, decideScan, webSignInState } from '../../domain/people/web-sign-in'
import { type Database, transact } from '../db/database'
import { isLive } from '../db/people/sessions'
import { changeWebSignIn, collect, findByBrowser, holdByCode, insertWebSignIn } from '../db/people/web-sign-ins'
import { openSession } from './sessions'
import { hashOf, newCode, newNumbers, newToken } from './tokens'

/** A browser asks to be signed in. @returns with its secret, to which the sign-in is bound */
export async function askWebSignIn(
  db: Database,
  browser: { device: string; isShared: boolean },
  now: Instant,
): Promise<{ secret: string; asked: AskedWebSignIn }> {
  const [secret, code, { number, choices }] = [newToken(), newCode(), newNumbers()]
  const endsAt = now + WEB_SIGN_IN_LASTS
  await insertWebSignIn(db, {
    id: randomUUID(),
    codeHash: hashOf(code),
    browserHash: hashOf(secret),
    number,
    choices,
    ...browser,
    endsAt,
  })
  return { secret, asked: { code, number, endsAt } }
}

/** A phone has scanned the code. From now on no other account can. */
export const scanWebSignIn = (db: Database, code: string, openid: string, now: Instant): Promise<ScannedWebSignIn> =>
  transact(db, async (tx) => {
    const asked = await holdByCode(tx, hashOf(code))
    const decision = decideScan(asked, openid, now)
    if (!decision.ok || !asked) return decision as Exclude<typeof decision, { ok: true }>
    await changeWebSignIn(tx, asked.id, { openid })
    const { device, isShared, choices } = asked
    return { ok: true, device, isShared, choices }
  })

export interface PhoneAnswer {
  code: string
  openid: string
  /** Session of the phone; null for a phone that the platform identifies. */
  sessionId: string | null
  /** Null to refuse. */
  number: number | null
}

/** The phone's owner confirms with the browser's number, or refuses. A wrong number refuses the browser. */
export const answerWebSignIn = (db: Database, { code, openid, sessionId, number }: PhoneAnswer, now: Instant): Promise<WebSignInAnswer> =>
  transact(db, async (tx) => {
    const asked = await holdByCode(tx, hashOf(code))
    if (number === null) {
      if (asked && asked.openid === openid && asked.answer === null) await changeWebSignIn(tx, asked.id, { answer: 'refused' })
      return accept
    }
    const decision = decideConfirm(asked, { openid, number }, now)
    if (!asked) return decision
    if (decision.ok) await changeWebSignIn(tx, asked.id, { answer: 'confirmed', sessionId })
    else if (decision.reason === 'sign-in-number-wrong') await changeWebSignIn(tx, asked.id, { answer: 'refused' })
    return decision
  })

export type Collected =
  | { state: Exclude<WebSignInState, 'confirmed'> }
  | { state: 'confirmed'; token: string; openid: string; isShared: boolean }

/** The asking browser looks, and collects its session once. A confirmation by a phone that was signed out since is void. */
export const collectWebSignIn = (db: Database, secret: string, now: Instant): Promise<Collected> =>
  transact(db, async (tx) => {
    const asked = await findByBrowser(tx, hashOf(secret))
    const state = webSignInState(asked, now)
    if (state !== 'confirmed') return { state }
    if (!asked || asked.openid === null || !(await collect(tx, asked.id))) return { state: 'over' }
    if (asked.sessionId !== null && !(await isLive(tx, asked.sessionId, now))) return { state: 'refused' }
    const { openid, device, isShared } = asked
    const { token } = await openSession(tx, { openid, device, kind: isShared ? 'shared-browser' : 'browser' }, now)
    return { state, token, openid, isShared }
  })
