/** An engine that says one sentence at a time. The platform has it or not: speech.h5 and speech.weapp. */
export interface SpeechEngine {
  /** False while no Chinese voice is known: then no button for reading aloud is shown. */
  isThere: () => boolean
  /** Calls back when `isThere` may have changed. @returns a function that ends the subscription */
  onChange: (then: () => void) => () => void
  /** Says a sentence. @param then called once, after its end or when it cannot be said; never after `hush` */
  say: (sentence: string, then: (isSaid: boolean) => void) => void
  /** Silence at once. */
  hush: () => void
}
