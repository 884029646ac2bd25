import { useState } from 'react'
import { Tap } from '../../../components/tap'

/** Rows shown at first, because WeChat renders hundreds of them slowly. */
const SHOWN_AT_ONCE = 30

/** The first rows of a long list, with a button for more. */
export function useMore<T>(all: readonly T[]) {
  const [most, setMost] = useState(SHOWN_AT_ONCE)
  return {
    shown: all.slice(0, most),
    reset: () => setMost(SHOWN_AT_ONCE),
    button:
      all.length > most ? (
        <Tap className="review-more" onTap={() => setMost(most + SHOWN_AT_ONCE)}>
          还有 {all.length - most} 人
        </Tap>
      ) : null,
  }
}
