/** What the page says about codes and marks, without a screen. */
import type { MarkTrouble } from '../../../client/attendance/outbox'
import type { OwnMark } from '../../../contract/attendance/marks'
import type { FaultCode } from '../../../contract/codes'
import { type Instant, clock } from '../../../domain/calendar/calendar'
import { VENUE_CODE_FRESH, type glanceAtVenueCode } from '../../../domain/attendance/venue-code'
import { markTexts } from '../../../components/mark-texts'
import { faultTexts } from '../../../components/refusal-texts'

export const kindWords: Record<OwnMark['kind'], string> = { in: '签到', out: '签退' }

type Glance = ReturnType<typeof glanceAtVenueCode>

/** What is said at once about a code that nothing is recorded for; null for one that may be this visit's. */
export const refusedWords = (glance: Glance): string | null => (glance.ok ? null : `${markTexts[glance.reason]}，没有记录`)

/** A code that was shown long ago counts, and somebody will look at it; null for a fresh one. */
export const lateWords = (shownAt: Instant | null, now: Instant): string | null =>
  shownAt !== null && Math.abs(now - shownAt) > VENUE_CODE_FRESH ? `这个码是 ${clock(shownAt)} 的，可能会被核对` : null

/** How a mark that was made here stands. */
export interface Standing {
  /** Still on this phone; the server has not taken it. */
  isOnPhone: boolean
  trouble: MarkTrouble | null
  isSending: boolean
  /** Why the last upload did not get through. */
  fault: FaultCode | null
}

export interface StandingWords {
  tone: 'ok' | 'warn' | 'plain'
  words: string
  /** What a person can do about it. */
  advice?: string
  /** The very same mark may be taken later. */
  canRetry?: boolean
}

export function standingWords({ isOnPhone, trouble, isSending, fault }: Standing): StandingWords {
  if (!isOnPhone) return { tone: 'ok', words: '已送达' }
  if (trouble !== null) return { tone: 'warn', ...troubleWords(trouble) }
  if (fault === 'not-signed-in') return { tone: 'warn', words: '已存在本机，填写资料后自动送达' }
  if (isSending && fault === null) return { tone: 'plain', words: '已存在本机，正在送达…' }
  return { tone: 'plain', words: '已存在本机，联网后自动送达' }
}

/** A code that the server found wrong stays wrong; sending it again would only count as another guess. */
function troubleWords(trouble: MarkTrouble): Pick<StandingWords, 'words' | 'advice' | 'canRetry'> {
  switch (trouble) {
    case 'too-many-attempts':
      return { words: markTexts[trouble], advice: '没有找到组织者，可以过十分钟再试。', canRetry: true }
    case 'not-a-venue-code':
    case 'venue-code-foreign':
    case 'venue-code-forged':
    case 'venue-code-wrong':
      return { words: markTexts[trouble], advice: '请再扫一次组织者手机上的现场码；不行就请组织者签到。', canRetry: false }
    case 'malformed':
    case 'id-reused':
    case 'not-on-list':
    case 'unknown-mark':
    case 'phone-cut-off':
    case 'too-many-marks':
      return { words: markTexts[trouble], advice: '请再扫一次，或请组织者签到。', canRetry: false }
    default:
      return { words: faultTexts[trouble], advice: '可以再试一次，或请组织者签到。', canRetry: true }
  }
}
