/** The caller's session: their profile and permissions. It is the app's first call. */
import type { SessionView } from '../../contract/people/profile'
import { may } from '../../domain/people/permission'
import { resident, router } from '../rpc/access'
import { organisationsFor } from '../db/vocabulary/vocabulary'
import { loadProfile } from '../db/people/volunteers'
import { profileView } from './profile-view'
import { accountOf } from './tokens'

export const sessionRouter = router({
  get: resident.query(async ({ ctx }): Promise<SessionView> => {
    const caller = await ctx.caller()
    return {
      now: ctx.now,
      isSignedIn: ctx.openid !== null,
      account: ctx.signIn.sessionId !== null && ctx.openid !== null ? accountOf(ctx.openid) : null,
      canSignIn: ctx.signIn.cookies !== null || ctx.signIn.weChat !== null,
      profile: caller ? profileView(await loadProfile(ctx.db, caller.id)) : null,
      isOrganiser: caller !== null && may(caller.actor).enterDesk(),
      isAdministrator: caller !== null && may(caller.actor).administer(),
      organises: caller ? await organisationsFor(ctx.db, caller.actor.isAdministrator ? null : caller.actor.organises) : [],
      personas: [...ctx.personas],
      persona: ctx.persona,
    }
  }),
})
