/** Files that the server has made: a year's workbook, a roster. */
import type { ExportedFile } from '../contract/exports'
import { saveFile } from './phone/save-file'
import { api } from './wire/calls'

/** Fetches a file in parts, and opens or saves it. */
export async function fetchExport({ fileId, name, parts }: ExportedFile): Promise<void> {
  const contents: string[] = []
  for (let part = 0; part < parts; part++) contents.push((await api.exports.part.query({ fileId, part })).content)
  await saveFile(name, contents)
}
