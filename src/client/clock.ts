/** The server's time as well as this phone knows it: people's phones are wrong by minutes. */
import { useEffect, useState } from 'react'
import { minute } from '../domain/calendar'
import { readStored, writeStored } from './storage'

let offset: number | null | undefined

/** Server time minus device time in ms; null when this phone never heard from the server. */
export function clockOffset(): number | null {
  if (offset === undefined) offset = readStored('clock-offset') ?? null
  return offset
}

/** Device time: what a mark records beside the offset. */
export const deviceNow = (): number => Date.now()

/** UTC milliseconds by the server's clock. */
export const now = (): number => deviceNow() + (clockOffset() ?? 0)

/** Learns the offset from an answer: the server's moment lies between sending and receiving. */
export function noteServerTime(serverNow: number, sentAt: number): void {
  const learnt = Math.round(serverNow - (sentAt + deviceNow()) / 2)
  if (offset === learnt) return
  offset = learnt
  try {
    writeStored('clock-offset', learnt)
  } catch {
    // It is learnt again from the next answer.
  }
}

/** The moment for a screen; renders again each minute, so that an open page does not offer what is over. */
export function useNow(): number {
  const [moment, setMoment] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), minute)
    return () => clearInterval(timer)
  }, [])
  return moment
}
