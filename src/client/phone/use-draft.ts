import { useRef, useState } from 'react'
import type { Drafts } from './drafts'

/** State of one draft in a form. */
export type DraftInForm<Draft> = ReturnType<typeof useDraft<Draft>>

/**
 * One draft in a form: found on the phone or begun, put there at each change, dropped when the server has it or its writer does not want it.
 * @param fresh the draft that nobody has written in; it is put on the phone at its first change
 * @param restore what a draft that was found opens as; null to begin anew
 */
export function useDraft<Draft>(drafts: Drafts<Draft>, fresh: Draft, restore: (found: Draft) => Draft | null = (found) => found) {
  const [found, setFound] = useState(() => {
    const draft = drafts.find(fresh)
    return draft === undefined ? null : restore(draft)
  })
  const [written, setWritten] = useState(found)
  const [isOnPhone, setIsOnPhone] = useState(true)
  const latest = useRef(found)
  return {
    draft: written ?? fresh,
    /** The same at this moment: an answer that took a while meets what was typed meanwhile. */
    latest: (): Draft => latest.current ?? fresh,
    /** It was written earlier and not sent. */
    isRestored: found !== null,
    /** False when the phone has no room for it. */
    isOnPhone,
    put: (change: Partial<Draft>): Draft => {
      const next = { ...(latest.current ?? fresh), ...change }
      latest.current = next
      setIsOnPhone(drafts.put(next))
      setWritten(next)
      return next
    },
    drop: (): void => drafts.drop(latest.current ?? fresh),
    startAgain: (): void => {
      drafts.drop(latest.current ?? fresh)
      latest.current = null
      setFound(null)
      setWritten(null)
      setIsOnPhone(true)
    },
  }
}
