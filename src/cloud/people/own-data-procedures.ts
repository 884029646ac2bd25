/** The caller's own data; nobody can ask for another's. */
import { OWN_ROWS_SHOWN, type OwnFileAnswer, type OwnSection, ownFileInput } from '../../contract/people/own-data'
import { router, volunteer } from '../rpc/access'
import { ownData } from '../db/people/own-data'
import { once } from '../rpc/once'
import { makeOwnFile } from './own-data-file'

export const ownDataRouter = router({
  get: volunteer.query(({ ctx }): Promise<OwnSection[]> => ownData(ctx.db, ctx.volunteer.id, OWN_ROWS_SHOWN)),
  file: volunteer
    .input(ownFileInput)
    .mutation(({ ctx, input }): Promise<OwnFileAnswer> => once(ctx, 'ownData.file', input, (tx) => makeOwnFile(tx, ctx, input.kind))),
})
