/** Reads a county's file. Nothing of it counts while it has a mistake. */
import * as v from 'valibot'
import { type Founding, foundingProblems } from '../../domain/base/founding'
import { foundingWords } from '../../domain/base/founding-words'
import { countyFile } from '../founding/county-file'
import { foundingOf } from '../founding/county-plan'
import { fieldName } from './field-name'
import { readValue } from './json-records'
import type { RefusedRecord } from './parse'

export type CountyFile = { founding: Founding } | { mistakes: RefusedRecord[] }

type Path = (string | number)[]

export function readCounty(text: string): CountyFile {
  const found = readValue(text)
  if ('column' in found) {
    const { line, field, column } = found
    return { mistakes: [{ line, field, message: `不是有效的 JSON：第 ${column} 个字符附近缺少或多出了符号` }] }
  }
  const { value, lineOf, repeated } = found
  const mistake = (path: Path, message: string): RefusedRecord => ({
    line: lineOf(path),
    field: path.length > 0 ? fieldName(path) : null,
    message,
  })
  const parsed = v.safeParse(countyFile, value)
  const twice = repeated.map(({ line, field }) => ({ line, field, message: '这一项写了两遍' }))
  if (!parsed.success) {
    const shape = parsed.issues.map(({ path, message }) =>
      mistake(
        (path ?? []).map(({ key }) => key as string | number),
        message,
      ),
    )
    return { mistakes: [...twice, ...shape] }
  }
  const founding = foundingOf(parsed.output)
  const content = [...foundingProblems(founding)].map(({ at, ...problem }) => mistake(at, foundingWords(problem)))
  const mistakes = [...twice, ...content]
  return mistakes.length > 0 ? { mistakes } : { founding }
}
