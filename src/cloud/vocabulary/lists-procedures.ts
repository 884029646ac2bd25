/** The administrator's procedures for the base's own lists. */
import {
  type AddEntriesAnswer,
  type ListAnswer,
  type ListView,
  addEntriesInput,
  editEntryInput,
  listInput,
  orderEntriesInput,
  removeEntryInput,
  retireEntryInput,
} from '../../contract/vocabulary'
import { administrator, router } from '../rpc/access'
import { addToList, editInList, listOf, orderList, removeFromList, retireInList, sweepForSkill } from './lists'

export const listsRouter = router({
  get: administrator.input(listInput).query(({ ctx, input }): Promise<ListView> => listOf(ctx.db, input.of)),

  add: administrator.input(addEntriesInput).mutation(({ ctx, input }): Promise<AddEntriesAnswer> => addToList(ctx, input)),

  edit: administrator.input(editEntryInput).mutation(async ({ ctx, input }): Promise<ListAnswer> => {
    const answer = await editInList(ctx, input)
    if (answer.ok && input.of === 'skills') await sweepForSkill(ctx, input.entryId)
    return answer
  }),

  retire: administrator.input(retireEntryInput).mutation(({ ctx, input }): Promise<ListAnswer> => retireInList(ctx, input)),

  remove: administrator.input(removeEntryInput).mutation(({ ctx, input }): Promise<ListAnswer> => removeFromList(ctx, input)),

  order: administrator.input(orderEntriesInput).mutation(({ ctx, input }): Promise<ListAnswer> => orderList(ctx, input)),
})
