/** Signing in, and the devices on which the caller is signed in. */
import {
  type AskedWebSignIn,
  type OpeningAnswer,
  type ScannedWebSignIn,
  type SessionLine,
  type StartSessionAnswer,
  type WebSignInAnswer,
  type WebSignInProgress,
  answerWebSignInInput,
  askWebSignInInput,
  openingInput,
  scanWebSignInInput,
  sessionIdInput,
  startSessionInput,
} from '../../contract/people/sign-in'
import { refuse } from '../../domain/decision'
import { ENDED_LISTED, LASTS } from '../../domain/people/sessions'
import { endSession, endSessionsOf, listSessions } from '../db/people/sessions'
import { resident, router, signedIn, volunteer } from '../rpc/access'
import { fault } from '../rpc/faults'
import { tryOpening } from './opening'
import { openSession } from './sessions'
import { accountOf } from './tokens'
import { answerWebSignIn, askWebSignIn, collectWebSignIn, scanWebSignIn } from './web-sign-in'

export const sessionsRouter = router({
  /** Signs the mini-program in on a server of one's own. WeChat's code is used up by that, so a retry brings another code. */
  start: resident.input(startSessionInput).mutation(async ({ ctx, input }): Promise<StartSessionAnswer> => {
    const { weChat, cookies, device } = ctx.signIn
    if (!weChat || cookies) return refuse('wechat-not-set-up')
    if (!ctx.signIn.admits()) return fault('too-many')
    const known = await weChat(input.code)
    if (!known.ok) return known
    const { token } = await openSession(ctx.db, { openid: known.openid, kind: 'phone', device }, ctx.now)
    return { ok: true, token }
  }),

  /** The caller's devices, the last used first, with those that ended within a month. */
  list: signedIn.query(async ({ ctx }): Promise<SessionLine[]> => {
    const rows = await listSessions(ctx.db, ctx.openid, ctx.now - ENDED_LISTED)
    return rows.map(({ id, kind, device, createdAt, usedAt, endsAt, endedAt, endedBecause }) => ({
      id,
      kind,
      device,
      createdAt,
      usedAt,
      ended:
        endedAt !== null && endedBecause !== null
          ? { at: endedAt, because: endedBecause }
          : endsAt <= ctx.now
            ? { at: endsAt, because: 'expired' }
            : null,
      isThis: id === ctx.signIn.sessionId,
    }))
  }),

  /** Ends one session of the caller. Ending it again changes nothing. */
  end: signedIn.input(sessionIdInput).mutation(async ({ ctx, input }): Promise<void> => {
    await endSession(ctx.db, input.sessionId, ctx.openid, 'signed-out', ctx.now)
    if (input.sessionId === ctx.signIn.sessionId) ctx.signIn.cookies?.removeSession()
  }),

  /** Ends all sessions of the caller, this one included. */
  endAll: signedIn.mutation(async ({ ctx }): Promise<void> => {
    await endSessionsOf(ctx.db, ctx.openid, 'signed-out', ctx.now)
    ctx.signIn.cookies?.removeSession()
  }),

  /** Signs out on this device. */
  endThis: resident.mutation(async ({ ctx }): Promise<void> => {
    const { sessionId, cookies } = ctx.signIn
    if (sessionId !== null && ctx.openid !== null) await endSession(ctx.db, sessionId, ctx.openid, 'signed-out', ctx.now)
    cookies?.removeSession()
  }),

  /** A browser asks to be signed in by a phone. Null for a caller that is no browser. */
  ask: resident.input(askWebSignInInput).mutation(async ({ ctx, input }): Promise<AskedWebSignIn | null> => {
    const { cookies, device } = ctx.signIn
    if (!cookies) return null
    if (!ctx.signIn.admits()) return fault('too-many')
    const { secret, asked } = await askWebSignIn(ctx.db, { device, isShared: input.isShared }, ctx.now)
    cookies.setAsking(secret)
    return asked
  }),

  /** The asking browser looks how far it is, and is signed in as soon as its phone has confirmed. A stranger has no secret to look with. */
  collect: resident.mutation(async ({ ctx }): Promise<WebSignInProgress> => {
    const { cookies } = ctx.signIn
    if (!cookies || cookies.asking === null) return { state: 'over', account: null }
    const collected = await collectWebSignIn(ctx.db, cookies.asking, ctx.now)
    if (collected.state !== 'confirmed') return { state: collected.state, account: null }
    const { token, openid, isShared } = collected
    // The browser has one session: that of whoever was signed in before ends.
    if (ctx.signIn.sessionId !== null && ctx.openid !== null)
      await endSession(ctx.db, ctx.signIn.sessionId, ctx.openid, 'signed-out', ctx.now)
    cookies.removeAsking()
    cookies.setSession(token, isShared ? null : LASTS.browser)
    return { state: 'confirmed', account: accountOf(openid) }
  }),

  scan: volunteer
    .input(scanWebSignInInput)
    .mutation(({ ctx, input }): Promise<ScannedWebSignIn> => scanWebSignIn(ctx.db, input.code, ctx.openid, ctx.now)),

  answer: volunteer
    .input(answerWebSignInInput)
    .mutation(({ ctx, input }): Promise<WebSignInAnswer> =>
      answerWebSignIn(ctx.db, { ...input, openid: ctx.openid, sessionId: ctx.signIn.sessionId }, ctx.now),
    ),

  /** Makes the caller the administrator by the code that was printed where the base is run. */
  open: volunteer
    .input(openingInput)
    .mutation(({ ctx, input }): Promise<OpeningAnswer> => tryOpening(ctx.db, ctx.volunteer.id, input.code, ctx.now)),
})
