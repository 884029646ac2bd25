/** Reads records from the text of a file. A malformed record is refused with its line and field, and the others are accepted. */
import * as v from 'valibot'
import { fieldName } from './field-name'
import { type FoundRecord, findRecords } from './json-records'
import { type ImportRecord, importRecord } from './record-shape'

/** Refusal of a record of the file, for its first mistake. */
export interface RefusedRecord {
  /** Line in the file, counted from 1. */
  line: number
  /** Path of the field, such as `services[1].served`; null for a mistake of the whole record. */
  field: string | null
  /** Message in Chinese, for the author of the file. */
  message: string
}

export interface ParsedFile {
  records: ImportRecord[]
  refused: RefusedRecord[]
}

export function parse(text: string): ParsedFile {
  const file: ParsedFile = { records: [], refused: [] }
  const lineOfId = new Map<string, number>()
  for (const found of findRecords(text)) {
    const result = readRecord(found)
    if ('message' in result) {
      file.refused.push(result)
      continue
    }
    const earlier = lineOfId.get(result.id)
    if (earlier === undefined) {
      lineOfId.set(result.id, result.line)
      file.records.push(result)
    } else {
      file.refused.push({ line: result.line, field: 'id', message: `编号 ${result.id} 重复，已在第 ${earlier} 行` })
    }
  }
  return file
}

function readRecord(found: FoundRecord): ImportRecord | RefusedRecord {
  if ('column' in found) {
    return { line: found.line, field: found.field, message: `不是有效的 JSON：第 ${found.column} 个字符附近缺少或多出了符号` }
  }
  const result = v.safeParse(importRecord, found.value)
  if (result.success) return { ...result.output, line: found.line }
  const [first] = result.issues
  const path = (first.path ?? []).map(({ key }) => key as string | number)
  const others = result.issues.length - 1
  return {
    line: found.lineOf(path),
    field: path.length > 0 ? fieldName(path) : null,
    message: others > 0 ? `${first.message}；另有 ${others} 处` : first.message,
  }
}
