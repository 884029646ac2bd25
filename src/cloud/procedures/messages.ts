/** What a person was told. */
import { router, volunteer } from '../access'
import { messagesOf } from '../db/records'

export const messagesRouter = router({
  mine: volunteer.query(({ ctx }) => messagesOf(ctx.db, ctx.volunteer.id)),
})
