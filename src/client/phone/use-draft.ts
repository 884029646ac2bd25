import { useRef, useState } from 'react'
import type { Drafts } from './drafts'

/** State of one draft in a form. */
export type DraftInForm<Draft> = ReturnType<typeof useDraft<Draft>>

/**
 * One draft in a form. It is found on the phone or new, stored at each change, and dropped when the server has it or its writer
 * discards it.
 * @param fresh an empty draft, stored at its first change
 * @param restore opens a draft that was found; null starts anew
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
    /** The draft at this moment, for an answer that arrives while the user types. */
    latest: (): Draft => latest.current ?? fresh,
    /** True for a draft that was written earlier and not sent. */
    isRestored: found !== null,
    /** False if the phone has no room for the draft. */
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
