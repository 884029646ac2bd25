/** Texts of the check-in page about codes and marks. */
import type { MarkTrouble } from '../../../client/attendance/outbox'
import type { OwnMark } from '../../../contract/attendance/marks'
import type { FaultCode } from '../../../contract/codes'
import { type Instant, clock } from '../../../domain/calendar/calendar'
import { VENUE_CODE_FRESH, type parseVenueCode } from '../../../domain/attendance/venue-code'
import { markTexts } from '../../../components/mark-texts'
import { faultTexts } from '../../../components/refusal-texts'

export const kindWords: Record<OwnMark['kind'], string> = { in: '签到', out: '签退' }

type ParsedCode = ReturnType<typeof parseVenueCode>

/** Refusal of a code that cannot be this visit's; null for a code that may be. */
export const refusedWords = (parsed: ParsedCode): string | null => (parsed.ok ? null : `${markTexts[parsed.reason]}，没有记录`)

/** Note on a code that was shown a while ago: it counts, but may be reviewed. Null for a fresh code or an unknown time. */
export const lateWords = (shownAt: Instant | null, now: Instant): string | null =>
  shownAt !== null && Math.abs(now - shownAt) > VENUE_CODE_FRESH ? `这个码是 ${clock(shownAt)} 的，可能会被核对` : null

/** Delivery state of a mark made on this phone. */
export interface CheckInStanding {
  /** True while the server has not accepted the mark. */
  isOnPhone: boolean
  trouble: MarkTrouble | null
  isSending: boolean
  /** Fault of the last upload; null without one. */
  fault: FaultCode | null
}

export interface StandingWords {
  tone: 'ok' | 'warn' | 'plain'
  words: string
  /** Next step for the volunteer. */
  advice?: string
  /** True if the same mark may be accepted later. */
  canRetry?: boolean
}

export function standingWords({ isOnPhone, trouble, isSending, fault }: CheckInStanding): StandingWords {
  if (!isOnPhone) return { tone: 'ok', words: '已送达' }
  if (trouble !== null) return { tone: 'warn', ...troubleWords(trouble) }
  if (fault === 'not-signed-in') return { tone: 'warn', words: '已存在本机，填写资料后自动送达' }
  if (isSending && fault === null) return { tone: 'plain', words: '已存在本机，正在送达…' }
  const until = fault === 'unreachable' || fault === 'unavailable' ? '服务器有回应' : '联网'
  return { tone: 'plain', words: `已存在本机，${until}后自动送达` }
}

/** Text of a refused mark. A wrong code cannot be sent again, because each attempt counts as a guess. */
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
