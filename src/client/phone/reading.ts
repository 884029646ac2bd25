/** Reading aloud, one text at a time for the whole app. A pause ends the sentence, which is said again: phones cannot go on inside one. */
import { useDidHide } from '@tarojs/taro'
import { useEffect, useSyncExternalStore } from 'react'
import { spokenSentences } from '../../domain/activities/spoken-text'
import { speechEngine } from './speech'
import type { SpeechEngine } from './speech-engine'
import { openWatchers } from './watchers'

export type ReadingState = 'silent' | 'reading' | 'paused' | 'failed'

interface Reading {
  /** Name of the text: a page's address, or an id on it. */
  of: string
  state: ReadingState
}

const SILENCE: Reading = { of: '', state: 'silent' }

/** @param engine an argument, so that tests need no voice */
export function openReader(engine: Pick<SpeechEngine, 'say' | 'hush'>) {
  const watchers = openWatchers()
  let now = SILENCE
  let sentences: string[] = []
  let next = 0
  const become = (reading: Reading) => {
    now = reading
    watchers.notifyAll()
  }
  const go = () => {
    const sentence = sentences[next]
    if (sentence === undefined) return become(SILENCE)
    return engine.say(sentence, (isSaid) => {
      if (!isSaid) return become({ of: now.of, state: 'failed' })
      next += 1
      return go()
    })
  }
  return {
    state: (): Reading => now,
    subscribe: watchers.subscribe,
    /** Reads texts as a voice says them, in place of what is read. */
    read: (of: string, texts: readonly string[]): void => {
      engine.hush()
      sentences = spokenSentences(texts)
      next = 0
      become({ of, state: 'reading' })
      go()
    },
    pause: (): void => {
      if (now.state !== 'reading') return
      engine.hush()
      become({ of: now.of, state: 'paused' })
    },
    /** Reads on from the sentence in which the pause fell. */
    goOn: (): void => {
      if (now.state !== 'paused') return
      become({ of: now.of, state: 'reading' })
      go()
    },
    stop: (): void => {
      if (now === SILENCE) return
      engine.hush()
      become(SILENCE)
    },
  }
}

const reader = openReader(speechEngine)
export const { read, pause, goOn, stop } = reader

/** True where this phone has a voice. */
export const useCanRead = (): boolean => useSyncExternalStore(speechEngine.onChange, speechEngine.isThere, () => false)

/** State of reading a text. Silence comes when the page is left or covered, when the app is hidden, and with another text. */
export function useReading(of: string): ReadingState {
  const reading = useSyncExternalStore(reader.subscribe, reader.state, reader.state)
  useDidHide(stop)
  useEffect(
    () => () => {
      if (reader.state().of === of) stop()
    },
    [of],
  )
  return reading.of === of ? reading.state : 'silent'
}
