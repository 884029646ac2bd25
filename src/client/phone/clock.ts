/** The server's time, as far as this phone knows it, since phone clocks are wrong by minutes. */
import { useEffect, useState } from 'react'
import { minute } from '../../domain/calendar/calendar'
import type { PhoneTime } from '../../domain/attendance/list-keeping'
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'
import { openWatchers } from './watchers'

/** The last known difference of server time and device time, ms. */
const OFFSET = phoneKey<number>('clock-offset')

let offset: number | null | undefined

/** Server time minus device time in ms; null before the first answer from the server. */
export function clockOffset(): number | null {
  if (offset === undefined) offset = readOffset(phoneStorage.peek(OFFSET))
  return offset
}

/** The stored offset; null unless it is a whole number, since the server would accept no mark with it. */
export const readOffset = (stored: unknown): number | null => (Number.isSafeInteger(stored) ? (stored as number) : null)

/** Device time, recorded in a mark beside the offset. */
export const deviceNow = (): number => Date.now()

/** UTC milliseconds by the server's clock. */
export const now = (): number => deviceNow() + (clockOffset() ?? 0)

let heardAt = 0
const hearing = openWatchers()

/** This phone's knowledge of the time, for data that has a time limit. */
export const phoneTime = (): PhoneTime => ({ now: now(), heardAt })

/** Calls back with each new server time. */
export const onServerTime = hearing.subscribe

/** Largest correction that does not re-render screens, ms, since they show minutes. */
const NOTICEABLE = minute / 2
/** Longest call from which the offset is taken, ms. After a slower call the error would be too large. */
const LONGEST_ASKING = 15_000
const corrections = openWatchers()

/** Takes the offset from an answer. The server's time lies between sending and receiving. */
export function noteServerTime(serverNow: number, sentAt: number): void {
  learnOffset(serverNow, sentAt)
  // This holds for slow answers too: the present is not before the server's time.
  heardAt = Math.max(heardAt, serverNow)
  hearing.notifyAll()
}

function learnOffset(serverNow: number, sentAt: number): void {
  // If the phone slept or its clock changed during the call, half of that time would become an error.
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
    // Without room the offset is taken again from the next answer.
  }
}

/**
 * Current time for a screen. Renders again each minute and when the clock is corrected, so that an open page does not offer actions
 * that are no longer possible.
 */
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
