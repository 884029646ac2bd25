/** A volunteer's check-in at a visit: reading codes, and the delivery of marks made on this phone. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { checkIn, useOwnMarks } from './check-in'
import { now } from '../../../client/phone/clock'
import { recordsKey } from '../../../client/records'
import { useRefreshAfterChange } from '../../../client/sign-ups'
import { useUnsynced } from '../../../client/attendance/unsynced'
import type { OwnMark } from '../../../contract/attendance/marks'
import { tidySpokenCode } from '../../../domain/attendance/spoken-code'
import { parseVenueCode } from '../../../domain/attendance/venue-code'
import { type StandingWords, kindWords, lateWords, refusedWords, standingWords } from './words'

/** A mark made on this phone. */
export interface ShownMark {
  mark: OwnMark
  standing: StandingWords
  isTroubled: boolean
}

/** Result of the last scanned or typed text. */
export interface LastResult {
  isTaken: boolean
  words: string
  /** The recorded mark, if any. */
  markId?: string
}

export function useCheckIn(activityId: string) {
  const own = useOwnMarks(activityId)
  const { isSending, fault } = useUnsynced()
  const [made, setMade] = useState<readonly OwnMark[]>([])
  const [lastResult, setLastResult] = useState<LastResult | null>(null)
  useRefreshWhenFewer(own.length)
  const take = (kind: OwnMark['kind'], text: string): boolean => {
    const parsed = parseVenueCode(activityId, text)
    const refused = refusedWords(parsed)
    if (!parsed.ok || refused !== null) {
      setLastResult({ isTaken: false, words: refused ?? '' })
      return false
    }
    try {
      const mark = checkIn(activityId, kind, tidySpokenCode(text))
      setMade((earlier) => [...earlier, mark])
      const late = lateWords(parsed.shownAt, now())
      setLastResult({ isTaken: true, words: `${kindWords[kind]}已记下${late ? `。${late}` : ''}`, markId: mark.id })
      return true
    } catch {
      setLastResult({ isTaken: false, words: '手机存储满了，没有记下。请清理一些空间再试，或请组织者签到' })
      return false
    }
  }
  const marks = [...own.map(({ mark }) => mark), ...made.filter(({ id }) => own.every(({ mark }) => mark.id !== id))]
  const came = marks.find((mark) => mark.kind === 'in' && own.every((entry) => entry.mark.id !== mark.id || entry.trouble === null))
  const isRefused = own.some(({ mark, trouble }) => trouble !== null && mark.id === lastResult?.markId)
  return {
    /** Null once the server has refused its mark; the refusal is shown at the mark. */
    lastResult: isRefused ? null : lastResult,
    take,
    /** Time of the arrival recorded on this phone, by the corrected clock; null before it. */
    cameAt: came ? came.at + (came.clockOffset ?? 0) : null,
    clearMessage: () => setLastResult(null),
    /** Removes a discarded mark. */
    forget: (id: string) => setMade((earlier) => earlier.filter((mark) => mark.id !== id)),
    marks: marks
      .sort((one, other) => one.at - other.at)
      .map((mark): ShownMark => {
        const entry = own.find(({ mark: { id } }) => id === mark.id)
        const trouble = entry?.trouble ?? null
        return {
          mark,
          isTroubled: trouble !== null,
          standing: standingWords({ isOnPhone: entry !== undefined, trouble, isSending, fault }),
        }
      }),
  }
}

/** Refreshes ticket and records after the server has accepted marks. */
function useRefreshWhenFewer(count: number): void {
  const client = useQueryClient()
  const refresh = useRefreshAfterChange()
  const [before, setBefore] = useState(count)
  useEffect(() => {
    if (count < before) {
      refresh()
      void client.invalidateQueries({ queryKey: recordsKey })
    }
    setBefore(count)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the count alone says that something was taken
  }, [count])
}
