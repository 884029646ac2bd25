/**
 * Makes a past activity from a reported record. Reports leave fields out; each field has one rule for its value then:
 *
 * | field | when the report does not say |
 * |---|---|
 * | date | not imported: a visit without a day is no record, and the notes are never searched for one |
 * | startTime | counted back from `endTime` if that is known; else 14:00 when the notes say 下午 and not 上午 or 全天; else 09:00 |
 * | endTime | the start plus `hours` |
 * | hours | from start to end if both are known; else 6 when the notes say 全天 or 一整天; else 3 |
 * | town, place | see place.ts; never empty, since county or town is known |
 * | volunteersTotal, servedTotal, served | unknown: nothing is summed up, since units differ |
 * | partners, series | none |
 * | title | see title.ts |
 *
 * A visit of several days is stored on its first day. The note lists the filled-in fields and the source of the year.
 */
import { type Instant, hour, instantAt } from '../../domain/calendar/calendar'
import { LONGEST_ACTIVITY } from '../../domain/activities/activity'
import { type HomeBase, placeInWords, townOf } from './place'
import type { ImportRecord } from './record-shape'
import { titleOf } from './title'
import { sentences, tidyWords } from './wording'

/** A visit that took place, ready to be stored. */
export interface PastActivity {
  importedAs: string
  title: string
  summary: string
  categories: string[]
  startsAt: Instant
  endsAt: Instant
  townId: string | null
  place: string
  series: string | null
  /** Names as the report writes them; the first leads. */
  hosts: string[]
  partners: string[]
  services: { name: string; unit: string | null; served: number | null }[]
  outcome: { volunteersTotal: number | null; servedTotal: number | null; note: string | null }
}

const MORNING = '09:00'
const AFTERNOON = '14:00'
const USUAL_HOURS = 3
const WHOLE_DAY_HOURS = 6
const LONGEST_SUMMARY = 500

/** @param record a record with a date */
export function toPastActivity(record: ImportRecord & { date: string }, home: HomeBase): PastActivity {
  const { startsAt, endsAt, filled } = timesOf(record)
  return {
    importedAs: record.id,
    title: titleOf(record),
    summary: sentences(record.notes, record.recurrence).slice(0, LONGEST_SUMMARY),
    categories: record.category,
    startsAt,
    endsAt,
    townId: townOf(record, home),
    place: placeInWords(record, home),
    series: record.series === null ? null : tidyWords(record.series),
    hosts: record.hosts,
    partners: record.partners,
    services: record.services.map(({ name, unit, served }) => ({ name: tidyWords(name), unit: unit || null, served })),
    outcome: {
      volunteersTotal: record.volunteersTotal,
      servedTotal: record.servedTotal,
      note: sentences(record.notes, volunteersInWords(record), ...filled, YEAR_BASIS[record.dateBasis ?? ''] ?? null) || null,
    },
  }
}

interface Times {
  startsAt: Instant
  endsAt: Instant
  /** Filled-in values, in Chinese. */
  filled: string[]
}

function timesOf({ date, startTime, endTime, hours, notes }: ImportRecord & { date: string }): Times {
  const filled: string[] = []
  const end = endTime === null ? null : instantAt(date, endTime)
  const length = (hours ?? (/全天|一整天/.test(notes ?? '') ? WHOLE_DAY_HOURS : USUAL_HOURS)) * hour
  if (hours === null && (startTime === null || end === null)) filled.push(`时长未见报道，按 ${length / hour} 小时记`)
  if (startTime === null) filled.push(end === null ? `开始时间未见报道，按 ${usualStart(notes)} 记` : '开始时间未见报道，由结束时间推定')
  const startsAt = startTime === null && end !== null ? end - length : instantAt(date, startTime ?? usualStart(notes))
  return { startsAt, endsAt: end ?? Math.min(startsAt + length, startsAt + LONGEST_ACTIVITY), filled }
}

const usualStart = (notes: string | null): string => (/下午/.test(notes ?? '') && !/上午|全天/.test(notes ?? '') ? AFTERNOON : MORNING)

/** Numbers of volunteers by service, in words for the note, since no field holds them. */
function volunteersInWords({ services }: ImportRecord): string | null {
  const known = services.filter(({ volunteers }) => volunteers !== null)
  return known.length > 0 ? `志愿者：${known.map(({ name, volunteers }) => `${tidyWords(name)} ${volunteers} 人`).join('，')}` : null
}

const YEAR_BASIS: Record<string, string> = {
  'year-from-report': '年份由报道日期推定',
  'year-from-url': '年份由报道网址推定',
  'year-from-url-of-copy': '年份由转载网址推定',
  'year-from-theme': '年份由活动主题推定',
}
