/**
 * The plain list of words: for a server outside WeChat. It knows advertising and fraud by their phrases, nothing of meaning,
 * and of pictures nothing at all: those are for the people of the base to look at.
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
