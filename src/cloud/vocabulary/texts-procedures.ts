/** The base's own public texts: 关于, and its paragraph on the privacy page. */
import { type BaseTexts, type SaveTextAnswer, saveTextInput } from '../../contract/vocabulary'
import { refuse } from '../../domain/decision'
import { onceChecked } from '../content/check'
import { recordAudit } from '../db/audit/recording'
import { loadTexts, writeText } from '../db/vocabulary/texts'
import { administrator, resident, router } from '../rpc/access'

export const textsRouter = router({
  get: resident.query(({ ctx }): Promise<BaseTexts> => loadTexts(ctx.db)),

  save: administrator.input(saveTextInput).mutation(({ ctx, input }): Promise<SaveTextAnswer> =>
    onceChecked(ctx, 'texts.save', input, [input.text], async (tx) => {
      if (!(await writeText(tx, input))) return refuse('text-changed-meanwhile')
      const details = { kind: input.kind, version: input.version + 1 }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'text.saved', details }, ctx.now)
      return { ok: true }
    }),
  ),
})
