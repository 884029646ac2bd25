/** Files made for a person, such as a year's workbook. The calls that make them belong to other nouns. */
import { exportPartInput } from '../../contract/exports'
import { partOf } from '../db/exports'
import { router, volunteer } from '../rpc/access'
import { fault } from '../rpc/faults'

export const exportsRouter = router({
  /** One part of the caller's own file, base64. */
  part: volunteer.input(exportPartInput).query(async ({ ctx, input }): Promise<{ content: string }> => {
    const content = await partOf(ctx.db, ctx.volunteer.id, input.fileId, input.part)
    return content === undefined ? fault('not-found') : { content }
  }),
})
