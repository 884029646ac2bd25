/** Towns, categories, skills and organisations, for filters and forms. */
import { resident, router } from '../rpc/access'
import { loadVocabulary } from '../db/vocabulary/vocabulary'

export const vocabularyRouter = router({
  get: resident.query(({ ctx }) => loadVocabulary(ctx.db)),
})
