import { useDidShow } from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import { now } from '../../../client/phone/clock'
import type { Instant } from '../../../domain/calendar/calendar'
import { venueCode } from '../../../domain/attendance/venue-code'

/** The present code. Each code has a new timer, so that delays do not add up. */
export function useVenueCode(key: string, activityId: string) {
  const [moment, setMoment] = useState(now)
  const code = useMemo(() => venueCode(key, activityId, moment), [key, activityId, moment])
  useEffect(() => {
    const wait = setTimeout(() => setMoment(Math.max(now(), code.until)), Math.max(0, code.until - now()))
    return () => clearTimeout(wait)
  }, [code.until])
  // After sleep the phone would still show an old code.
  useDidShow(() => setMoment(now()))
  return code
}

/** Whole seconds until a time, updated each second. */
export function useSecondsUntil(until: Instant): number {
  const left = () => Math.max(0, Math.ceil((until - now()) / 1_000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 1_000)
    return () => clearInterval(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- counts down to one moment; the next one starts anew
  }, [until])
  return seconds
}
