/** Stand-in of a browser's voices. Chromium has none in tests. */
import type { Page } from 'playwright-core'

/** Languages of the voices, and when they come. */
interface Voices {
  langs: readonly string[]
  /** Delay before the voices are listed, ms; they are told by an event. */
  after?: number
}

/** Gives a new page voices that say nothing and record each sentence. A sentence ends when the test calls `endSentence`. */
export async function giveVoices(page: Page, { langs, after = 0 }: Voices): Promise<void> {
  await page.addInitScript(
    ([languages, delay]: readonly [readonly string[], number]) => {
      const said: { text: string; lang: string }[] = []
      const heard = new EventTarget()
      const state: { open: EventTarget | null; voices: object[] } = { open: null, voices: [] }
      Object.assign(window, { said, speechState: state })
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {
        value: class extends EventTarget {
          lang = ''
          constructor(readonly text: string) {
            super()
          }
        },
      })
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => state.voices,
          addEventListener: heard.addEventListener.bind(heard),
          speak: (utterance: EventTarget & { text: string; lang: string }) => {
            said.push({ text: utterance.text, lang: utterance.lang })
            state.open = utterance
            setTimeout(() => utterance.dispatchEvent(new Event('start')))
          },
          cancel: () => {
            const cut = state.open
            state.open = null
            cut?.dispatchEvent(new Event('error'))
          },
        },
      })
      setTimeout(() => {
        state.voices = languages.map((lang) => ({ lang, name: lang, localService: true }))
        heard.dispatchEvent(new Event('voiceschanged'))
      }, delay)
    },
    [langs, after] as const,
  )
}

/** Sentences that were begun so far. */
export const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { said: { text: string }[] }).said.map(({ text }) => text))

/** True while a voice speaks. */
export const isSpeaking = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as unknown as { speechState: { open: unknown } }).speechState.open !== null)

/** Ends the sentence that is being said, as the engine does. @param how `error` for a sentence that cannot be said */
export const endSentence = (page: Page, how: 'end' | 'error' = 'end'): Promise<void> =>
  page.evaluate((type) => {
    const { speechState } = window as unknown as { speechState: { open: EventTarget | null } }
    const { open } = speechState
    speechState.open = null
    open?.dispatchEvent(new Event(type))
  }, how)
