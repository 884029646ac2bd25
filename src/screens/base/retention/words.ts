/** Retention in words: what is due, what the next run ends, what went. */
import type { DryRun, LastRemoval, RetainedLine } from '../../../contract/people/retention'
import { type Instant, dayInWords, momentInWords } from '../../../domain/calendar/calendar'
import { RETENTION, type RetainedKind, type RetentionEnd, keptInWords } from '../../../domain/people/retention'

const ENDS: Record<RetentionEnd, string> = { deleted: '删除', 'name-removed': '去掉姓名' }

/** `活动结束后 1 年删除`. */
export const ruleWords = (kind: RetainedKind): string =>
  `${RETENTION[kind].from} ${keptInWords(RETENTION[kind].kept)}${ENDS[RETENTION[kind].end]}`

/** Rows of a kind that are due, and the time at which more will be. */
export function dueWords({ rows, nextAt }: Pick<RetainedLine, 'rows' | 'nextAt'>, now: Instant): string {
  const due = rows > 0 ? `到期 ${rows} 条` : '现在没有到期的'
  return nextAt === null ? due : `${due}，下一批 ${dayInWords(nextAt, now)}`
}

/** A line for each kind that the next run ends; one line for none. */
export function dryRunLines({ at, planned }: DryRun): string[] {
  if (planned.length === 0) return ['现在什么都不会动。']
  return planned.map(({ kind, rows, oldest }) => {
    const { name, end } = RETENTION[kind]
    return `${name}：${ENDS[end]} ${rows} 条${oldest === null ? '' : `，最早的是 ${dayInWords(oldest, at)}`}`
  })
}

/** `3月1日 周一 00:00 发给您的消息：删除 12 条`. */
export const removalWords = ({ at, kind, rows }: LastRemoval, now: Instant): string =>
  `${momentInWords(at, now)} ${RETENTION[kind].name}：${ENDS[RETENTION[kind].end]} ${rows} 条`
