/** A volunteer's own messages. */
import { router, volunteer } from './rpc/access'
import { messagesOf } from './db/notices'

export const messagesRouter = router({
  mine: volunteer.query(({ ctx }) => messagesOf(ctx.db, ctx.volunteer.id)),
})
