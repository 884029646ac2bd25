/**
 * Check by a plain list of words, for a server outside WeChat. It finds phrases of advertising and fraud by spelling alone, and lets
 * every picture through, so the base's own people have to look at pictures.
 */
import { wordIn } from '../../domain/content'
import { refuse } from '../../domain/decision'
import type { ContentCheck } from '../rpc/context'
import known from './words.json'

/** @param more the base's own forbidden words, besides the built-in ones */
export const checkByWords = (more: readonly string[] = []): ContentCheck => ({
  texts: (texts) => {
    const word = wordIn(texts, [...known, ...more])
    return Promise.resolve(word === undefined ? { ok: true } : refuse('content-refused', word))
  },
  picture: () => Promise.resolve({ ok: true }),
})
