/**
 * Check by a plain list of words, for a server outside WeChat. It finds phrases of advertising and fraud by their spelling, homophones and
 * look-alikes, and lets
 * every picture through, so the base's own people have to look at pictures.
 */
import { wordsIn } from '../../domain/content/words'
import { refuse } from '../../domain/decision'
import type { ContentCheck } from '../rpc/context'
import known from './words.json'
import ordinary from './ordinary.json'

/** @param more the base's own forbidden words, besides the built-in ones */
export function checkByWords(more: readonly string[] = []): ContentCheck {
  const find = wordsIn([...known, ...more], ordinary)
  return {
    texts: (texts) => {
      const word = find(texts)
      return Promise.resolve(word === undefined ? { ok: true } : refuse('content-refused', word))
    },
    picture: () => Promise.resolve({ ok: true }),
  }
}
