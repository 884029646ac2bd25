/** A volunteer's own messages. */
import { router, volunteer } from './rpc/access'
import { messagesOf } from './db/notices'
import { MESSAGES_LISTED_FOR } from '../domain/sign-ups/own-lists'

export const messagesRouter = router({
  mine: volunteer.query(({ ctx }) => messagesOf(ctx.db, ctx.volunteer.id, ctx.now - MESSAGES_LISTED_FOR)),
})
