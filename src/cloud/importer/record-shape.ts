/**
 * One record of the importer's format: a visit as reported. `null` means that the report did not say; filling.ts decides
 * the value then, never this file. Keys that are not listed are ignored.
 */
import * as v from 'valibot'
import { isDay } from '../../domain/calendar/calendar'

const LONGEST_HOURS = 24
const WHOLE = '应为不小于 0 的整数，或 null'

/** A text without invisible characters and those that PostgreSQL does not store. */
const visible = (raw: string): string => raw.normalize('NFC').replace(UNSEEN, '').trim()
const UNSEEN = /[\0-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g

/** Largest count in a record, in people or yuan; sums of these stay far below a column's limit. */
const LARGEST_COUNT = 100_000_000
const MOST_NAMES = 100
const MOST_SERVICES = 60

const words = (longest: number, shortest = 0) =>
  v.pipe(v.string('应为文字'), v.transform(visible), v.minLength(shortest, '不能为空'), v.maxLength(longest, `最多 ${longest} 个字`))
const someWords = (longest: number) => v.nullish(words(longest), null)
const count = v.nullish(v.pipe(v.number(WHOLE), v.safeInteger(WHOLE), v.minValue(0, WHOLE), v.maxValue(LARGEST_COUNT, '数目太大')), null)
const date = v.pipe(v.string('应为日期，如 2025-03-08，或 null'), v.check(isDay, '没有这一天，应如 2025-03-08'))
const time = v.nullish(v.pipe(v.string('应为时间，如 08:30，或 null'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为时间，如 08:30')), null)
const HOURS = `应为大于 0、不超过 ${LONGEST_HOURS} 的小时数，或 null`
const hours = v.nullish(v.pipe(v.number(HOURS), v.gtValue(0, HOURS), v.maxValue(LONGEST_HOURS, HOURS)), null)

/** Message for a field. For a missing key the library reports the object, with `expected "key"`. */
const missingOr = (otherwise: string) => (issue: { expected: string | null }) =>
  issue.expected?.startsWith('"') ? '缺少这一项' : otherwise

const service = v.pipe(
  v.object(
    {
      name: words(40, 1),
      skill: someWords(100),
      volunteers: count,
      served: count,
      unit: someWords(8),
    },
    missingOr('应为一项服务：{"name": …}'),
  ),
  v.forward(
    v.check(({ served, unit }) => served === null || Boolean(unit), '有数量就要有单位'),
    ['unit'],
  ),
)

const category = v.pipe(
  v.custom<string | string[]>(
    (input) => [input].flat().length > 0 && [input].flat().every((key) => typeof key === 'string' && key !== ''),
    '应为类别或类别的列表，如 "health" 或 ["health", "law"]',
  ),
  v.transform((input) => [...new Set([input].flat())]),
)

const names = v.pipe(v.array(words(60, 1), '应为组织名称的列表'), v.maxLength(MOST_NAMES, `最多 ${MOST_NAMES} 个组织`))

/** The shape of a record; its messages are Chinese, for the author of the file. */
export const importRecord = v.pipe(
  v.object(
    {
      /** Permanent name of the record: importing it again changes nothing. */
      id: words(60, 1),
      date: v.nullable(date),
      startTime: time,
      endTime: time,
      hours,
      /** Category ids of the base, the most fitting first. */
      category,
      /** From the province down, with slashes: 浙江省/金华市/示范县. */
      region: words(60, 1),
      town: someWords(30),
      place: someWords(60),
      /** Organisations that ran the visit; the first leads. */
      hosts: v.pipe(names, v.minLength(1, '至少要有一个主办组织')),
      partners: v.nullish(names, []),
      services: v.pipe(
        v.array(service, '应为服务项目的列表'),
        v.minLength(1, '至少要有一个服务项目'),
        v.maxLength(MOST_SERVICES, `最多 ${MOST_SERVICES} 个服务项目`),
      ),
      volunteersTotal: count,
      servedTotal: count,
      series: someWords(40),
      recurrence: someWords(100),
      notes: someWords(500),
      reported: v.nullish(date, null),
      /** Source of the date's year: stated, year-from-report, year-from-url, year-from-theme. */
      dateBasis: someWords(40),
    },
    missingOr('应为一条活动记录：{"id": …}'),
  ),
  v.forward(
    v.check(({ startTime, endTime }) => startTime === null || endTime === null || startTime < endTime, '应晚于开始时间'),
    ['endTime'],
  ),
)

/** A record that has the right shape, with the line on which it begins. */
export type ImportRecord = v.InferOutput<typeof importRecord> & { line: number }
