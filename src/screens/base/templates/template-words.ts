/** Checks and words of a template's form. */
import type { ListWords } from '../../../contract/vocabulary'
import { LARGEST_CAPACITY } from '../../../domain/activities/position'
import { LONGEST_TEMPLATE_TITLE } from '../../../domain/activities/usual-plan'
import { plainName, tidyWord } from '../../../domain/vocabulary/names'

/** The town in a title, as stored and as written on the screen. */
export const TOWN_IN_WORDS = { stored: '{town}', shown: '【乡镇】' } as const
export const shownTitle = (title: string): string => title.replace(TOWN_IN_WORDS.stored, TOWN_IN_WORDS.shown)
export const storedTitle = (title: string): string => title.replace(TOWN_IN_WORDS.shown, TOWN_IN_WORDS.stored)

const lengthOf = (text: string): number => Array.from(tidyWord(text)).length
const isBetween = (length: number, least: number, most: number): boolean => length >= least && length <= most

/** First problem of a template besides its name; null for none. */
export function templateProblem(words: ListWords['templates']): string | null {
  const { categoryId, title, word, services, positions } = words
  if (categoryId === '') return '请选类别。'
  if (!isBetween(lengthOf(title), 2, LONGEST_TEMPLATE_TITLE) || plainName(title.replace(TOWN_IN_WORDS.stored, '')) === '') {
    return '请写活动名称，不要太长，给乡镇的名称留位置。'
  }
  if (!isBetween(lengthOf(word), 1, 6)) return '请写几类合办时的简称，1 到 6 个字。'
  const service = services.findIndex(({ name, unit }) => !isBetween(lengthOf(name), 1, 30) || lengthOf(unit ?? '') > 8)
  if (service >= 0) return `第 ${service + 1} 项服务要写名称（30 个字以内），单位最多 8 个字；不需要就删掉。`
  const position = positions.findIndex(
    ({ name, capacity }) => !isBetween(lengthOf(name), 1, 20) || !isBetween(capacity, 1, LARGEST_CAPACITY),
  )
  if (position >= 0) return `第 ${position + 1} 个岗位要写名称（20 个字以内）和人数（1 到 ${LARGEST_CAPACITY}）；不需要就删掉。`
  return null
}

const LENGTHS = [60, 90, 120, 150, 180, 240, 300, 360, 480]

/** Choices of a visit's length, with the present one. */
export const lengthChoices = (minutes: number): { id: string; name: string }[] =>
  [...new Set([...LENGTHS, minutes])]
    .sort((one, other) => one - other)
    .map((length) => ({ id: String(length), name: lengthInWords(length) }))

function lengthInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${hours > 0 ? `${hours} 小时` : ''}${hours > 0 && rest > 0 ? ' ' : ''}${rest > 0 ? `${rest} 分钟` : ''}`
}
