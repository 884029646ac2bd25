/**
 * The plain list of words, for a server outside WeChat. It knows phrases of advertising and fraud, not their meaning, and lets
 * every picture through: the base's own people have to look at those.
 */
import { wordIn } from '../../domain/content'
import { refuse } from '../../domain/decision'
import type { ContentCheck } from '../rpc/context'
import known from './words.json'

/** @param more the base's own words, besides the known ones */
export const checkByWords = (more: readonly string[] = []): ContentCheck => ({
  texts: (texts) => {
    const word = wordIn(texts, [...known, ...more])
    return Promise.resolve(word === undefined ? { ok: true } : refuse('content-refused', word))
  },
  picture: () => Promise.resolve({ ok: true }),
})
