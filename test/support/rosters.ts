/** Roster imports by an organiser's calls, and the preview in words. */
import { randomUUID } from 'node:crypto'
import { KIND_WORDS, verdictWords } from '../../src/screens/base/verdict-words'
import type { ImportPreview, PreviewImportInput } from '../../src/contract/people/members'
import type { Calls, TestBase } from './base'

/** Preview of an uploaded file. @throws for a refusal */
export async function preview(
  as: Calls,
  uploadId: string,
  organisationId = 'nonggong',
  choices: Pick<PreviewImportInput, 'sheets' | 'included'> = {},
): Promise<ImportPreview> {
  const answer = await as.members.preview({ organisationId, uploadId, ...choices })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer
}

/** The preview's rows in the file's order, in words. */
export const words = ({ rows, sheets }: ImportPreview): string[] => {
  const names = sheets.map(({ name }) => name)
  return [...rows]
    .sort((one, other) => names.indexOf(one.sheet) - names.indexOf(other.sheet) || one.row - other.row)
    .map((row) =>
      [`${row.row}`, row.name, row.phone, row.branch, KIND_WORDS[row.kind], ...verdictWords(row)].filter((part) => part !== '').join(' | '),
    )
}

/** Confirms an import for 农工党. */
export const confirm = (as: Calls, uploadId: string, { fingerprint }: ImportPreview, change = {}) =>
  as.members.import({ requestId: randomUUID(), organisationId: 'nonggong', uploadId, fingerprint, removesMissing: false, ...change })

/** A person with an account who declares membership. */
export async function declare(base: TestBase, name: string, phone: string, organisationId = 'nonggong'): Promise<{ openid: string }> {
  const person = { openid: `openid-${randomUUID()}` }
  const profile = { name, phone, organisationIds: [organisationId], skillIds: [], agreesToPersonalData: true, agreesToMembership: true }
  await base.as(person).profile.save(profile)
  return person
}
