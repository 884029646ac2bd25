/** Findings in an attendance as sentences, and marks as lines of its history. */
import { type Mark, type MarkMethod, markedAt, timeOf } from '../../domain/attendance/attendance'
import { type Instant, clock, dayOfMonth, hour, minute, monthNumber } from '../../domain/calendar/calendar'
import type { Finding } from '../../domain/attendance/findings'

interface Facts {
  /** All marks of this person. */
  marks: readonly Mark[]
  /** Name of the phone's user; empty if unknown. */
  phoneOf: (deviceId: string) => string
}

const KINDS = { in: '签到', out: '签退', void: '撤销', accept: '认定' } as const

/** A finding as one sentence, without a full stop. */
export function findingWords(finding: Finding, { marks, phoneOf }: Facts): string {
  if (finding.kind === 'elsewhere')
    return `${clock(finding.at)} 在“${finding.title}”也有签到，两场时间重叠，只算一份：后签到的那场算起，前一场到此为止`
  if (finding.kind === 'same-name') return `同名的人有${finding.people === 2 ? '两' : ` ${finding.people} `}位：可能是同一个人，要问清`
  const mark = marks.find(({ id }) => id === finding.markId)
  const what = mark ? `${KINDS[mark.kind]} ${clock(timeOf(mark))}` : '这一条'
  const phone = phoneWords(mark, phoneOf)
  switch (finding.kind) {
    case 'outside-window':
      return mark
        ? `${KINDS[mark.kind]}时间 ${dateWords(timeOf(mark))} ${clock(timeOf(mark))} 离活动太远，先不算：可能手机时间不对、点错了活动，或者活动改过期`
        : '时间离活动太远，先不算'
    case 'out-before-in':
      return `${what}，比签到${inWords(marks, finding.inId)}还早，服务时间按 0 分钟算，要更正`
    case 'out-without-in':
      return `${what}，没有签到，不算服务时间，要问清几点到的`
    case 'no-out':
      return '没有签退；活动结束一天后，按计划的结束时间算'
    case 'phones-differ': {
      const other = marks.find(({ id }) => id === finding.otherId)
      const at = (one: Mark | undefined) => (one ? clock(timeOf(one)) : '')
      return `两台手机记的${KINDS[finding.of]}差 ${spanWords(finding.apart)}：${phone} ${at(mark)}（算这个），${phoneWords(other, phoneOf)} ${at(other)}`
    }
    case 'clock-wrong':
      return `${phone}的时钟${finding.by > 0 ? '快' : '慢'} ${spanWords(Math.abs(finding.by))}，已校正：${what}`
    case 'clock-unknown':
      return `${phone}没有和服务器对过时间，${what} 是它自己的时间`
    case 'code-late':
      return finding.by > 0
        ? `扫的现场码是 ${spanWords(finding.by)}前的，可能是照片或别人转发的`
        : `扫的现场码比扫码时间还晚 ${spanWords(-finding.by)}，有一台手机的时间不对`
    case 'in-after-out':
      return `签退以后又${what}，再没有签退：后来的时间没有算，要问清几点走的`
    case 'denied':
      return `${phone}另有${what}，在更正之前记的、后来才送到：不算`
    case 'from-the-future':
      return `${what} 比送到的时间还晚 ${spanWords(finding.by)}，${phone}的时钟中途变过，要更正`
    case 'corrected':
      return `${what} 是事后更正的${finding.reason === '' ? '' : `，理由：${finding.reason}`}`
  }
}

/** Names of the methods, short enough for a tag. */
export const METHOD_WORDS: Record<MarkMethod, string> = {
  ticked: '点名',
  scanned: '扫签到码',
  spoken: '报签到码',
  venue: '扫现场码',
  corrected: '事后更正',
}

/** A mark as a line: time, kind, method, phone and reason. */
export function markWords(mark: Mark, { marks, phoneOf }: Facts): string {
  const taken = marks.find(({ id }) => id === mark.voids)
  const isPass = mark.kind === 'in' || mark.kind === 'out'
  const what = isPass ? KINDS[mark.kind] : `${KINDS[mark.kind]}${taken ? ` ${clock(timeOf(taken))} 的${KINDS[taken.kind]}` : '一条'}`
  const how = isPass ? ` · ${METHOD_WORDS[mark.method]}` : ''
  const reason = mark.reason ? ` · ${mark.reason}` : ''
  return `${clock(isPass ? timeOf(mark) : markedAt(mark))} ${what}${how} · ${phoneWords(mark, phoneOf)}${reason}`
}

/** A span in words: 11 分钟, 2 小时, 1 小时 5 分钟, 3 天. A span under a minute is 1 分钟. */
export function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / minute))
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.round((minutes * minute) / (24 * hour))} 天`
  return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分钟`
}

/** Device that made a mark: 叶范例的手机, 另一台手机, 本人的手机, 工作台. */
export function phoneWords(mark: Mark | undefined, phoneOf: Facts['phoneOf']): string {
  if (mark?.method === 'venue') return '本人的手机'
  if (mark?.method === 'corrected') return '工作台'
  const name = mark ? phoneOf(mark.deviceId) : ''
  return name === '' ? '另一台手机' : `${name}的手机`
}

function inWords(marks: readonly Mark[], inId: string): string {
  const mark = marks.find(({ id }) => id === inId)
  return mark ? ` ${clock(timeOf(mark))} ` : ''
}

const dateWords = (at: Instant): string => `${monthNumber(at)}月${Number(dayOfMonth(at))}日`
