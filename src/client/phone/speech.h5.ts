/** Web Speech. Voices come late, or never; some phones offer only foreign ones, which spell Chinese or say nothing. */
import type { SpeechEngine } from './speech-engine'
import { openWatchers } from './watchers'

/** A little slower than talk, for people who hear badly. */
const RATE = 0.9
/** Longest time until a voice begins, ms. Engines without a network stay silent instead of failing. */
const BEGINS_WITHIN = 6_000
/** Times of looking for voices, ms after the first look, for browsers that do not tell when they come. */
const LOOKS = [300, 1_500, 5_000]

const synthesis: SpeechSynthesis | undefined = typeof window === 'undefined' ? undefined : window.speechSynthesis
const watchers = openWatchers()
let isWatching = false

export const speechEngine: SpeechEngine = {
  isThere: () => voice() !== undefined,
  onChange: (then) => {
    watchVoices()
    return watchers.subscribe(then)
  },
  say,
  hush: () => {
    current?.end()
    synthesis?.cancel()
  },
}

function watchVoices(): void {
  if (isWatching || !synthesis) return
  isWatching = true
  synthesis.addEventListener?.('voiceschanged', watchers.notifyAll)
  for (const after of LOOKS) setTimeout(watchers.notifyAll, after)
}

/** A voice that speaks Mandarin: one of the phone before one that needs the network, and one of the mainland before others. */
function voice(): SpeechSynthesisVoice | undefined {
  if (typeof SpeechSynthesisUtterance !== 'function') return undefined
  const rank = ({ lang, localService }: SpeechSynthesisVoice): number => (/cn|hans/i.test(lang) ? 2 : 0) + (localService ? 1 : 0)
  const isMandarin = ({ lang }: SpeechSynthesisVoice) => /^(zh|cmn)/i.test(lang) && !/hk|yue|mo$/i.test(lang)
  return synthesis
    ?.getVoices()
    .filter(isMandarin)
    .reduce<SpeechSynthesisVoice | undefined>((best, each) => (best && rank(best) >= rank(each) ? best : each), undefined)
}

/** The sentence that is said. Held here, since Chrome forgets an utterance that nothing else refers to, and its end with it. */
let current: { utterance: SpeechSynthesisUtterance; end: () => void } | undefined

function say(sentence: string, then: (isSaid: boolean) => void): void {
  const chosen = voice()
  if (!synthesis || !chosen) return then(false)
  const utterance = new SpeechSynthesisUtterance(sentence)
  Object.assign(utterance, { voice: chosen, lang: chosen.lang, rate: RATE })
  let timer = 0
  const end = () => {
    clearTimeout(timer)
    if (current?.utterance === utterance) current = undefined
  }
  const settle = (isSaid: boolean) => () => {
    if (current?.utterance !== utterance) return
    end()
    then(isSaid)
  }
  utterance.addEventListener('start', () => clearTimeout(timer))
  utterance.addEventListener('end', settle(true))
  utterance.addEventListener('error', settle(false))
  timer = window.setTimeout(() => {
    const fail = settle(false)
    fail()
    synthesis.cancel()
  }, BEGINS_WITHIN)
  current = { utterance, end }
  synthesis.speak(utterance)
}
