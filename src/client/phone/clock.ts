/** The server's time as far as this phone knows it: phone clocks are wrong by minutes. */
import { useEffect, useState } from 'react'
import { minute } from '../../domain/calendar/calendar'
import type { PhoneTime } from '../../domain/attendance/list-keeping'
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'
import { openWatchers } from './watchers'

/** Server time minus device time in ms, as last learnt. */
const OFFSET = phoneKey<number>('clock-offset')

let offset: number | null | undefined

/** Server time minus device time in ms; null before the first answer from the server. */
export function clockOffset(): number | null {
  if (offset === undefined) offset = readOffset(phoneStorage.peek(OFFSET))
  return offset
}

/** Offset in storage, which may hold anything: without a whole number the server would accept no mark. */
export const readOffset = (stored: unknown): number | null => (Number.isSafeInteger(stored) ? (stored as number) : null)

/** Device time, recorded in a mark beside the offset. */
export const deviceNow = (): number => Date.now()

/** UTC milliseconds by the server's clock. */
export const now = (): number => deviceNow() + (clockOffset() ?? 0)

let heardAt = 0
const hearing = openWatchers()

/** This phone's knowledge of the time, for data that has to go when its time is over. */
export const phoneTime = (): PhoneTime => ({ now: now(), heardAt })

/** Calls back each time the server has told its time. */
export const onServerTime = hearing.subscribe

/** Largest correction that screens need not hear of, ms: they show minutes. */
const NOTICEABLE = minute / 2
/** Longest call from which the time is learnt, ms: after a slower one the error would be too large. */
const LONGEST_ASKING = 15_000
const corrections = openWatchers()

/** Learns the offset from an answer: the server's time lies between sending and receiving. */
export function noteServerTime(serverNow: number, sentAt: number): void {
  learnOffset(serverNow, sentAt)
  // Valid for a slow answer too: the time is at least that late.
  heardAt = Math.max(heardAt, serverNow)
  hearing.notifyAll()
}

function learnOffset(serverNow: number, sentAt: number): void {
  // After sleep or a clock change during the call, half of that time would become an error.
  const took = deviceNow() - sentAt
  if (took < 0 || took > LONGEST_ASKING) return
  const learnt = Math.round(serverNow - (sentAt + deviceNow()) / 2)
  if (offset === learnt) return
  const moved = Math.abs(learnt - (offset ?? 0))
  offset = learnt
  if (moved > NOTICEABLE) corrections.notifyAll()
  try {
    phoneStorage.write(OFFSET, learnt)
  } catch {
    // Learnt again from the next answer.
  }
}

/** Current time for a screen; renders again each minute, and when the clock is corrected, so that an open page does not offer what is over. */
export function useNow(): number {
  const [moment, setMoment] = useState(now)
  useEffect(() => {
    const look = () => setMoment(now())
    const timer = setInterval(look, minute)
    const end = corrections.subscribe(look)
    return () => {
      clearInterval(timer)
      end()
    }
  }, [])
  return moment
}
