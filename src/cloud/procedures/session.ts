/** Who the caller is, and what the screens may offer them: what the app asks first. */
import type { SessionView } from '../../contract/profile'
import { may } from '../../domain/permission'
import { resident, router } from '../access'
import { loadVocabulary } from '../db/vocabulary'
import { loadProfile } from '../db/volunteers'
import { profileView } from '../profile-view'

export const sessionRouter = router({
  get: resident.query(async ({ ctx }): Promise<SessionView> => {
    const caller = await ctx.caller()
    const { organisations } = caller ? await loadVocabulary(ctx.db) : { organisations: [] }
    return {
      now: ctx.now,
      isSignedIn: ctx.openid !== null,
      profile: caller ? profileView(await loadProfile(ctx.db, caller.id)) : null,
      isOrganiser: caller !== null && may(caller.actor).enterDesk(),
      isAdministrator: caller !== null && may(caller.actor).administer(),
      organises: organisations.filter(({ id }) => caller && may(caller.actor).actFor(id)).map(({ id, name }) => ({ id, name })),
      personas: [...ctx.personas],
      persona: ctx.persona,
    }
  }),
})
