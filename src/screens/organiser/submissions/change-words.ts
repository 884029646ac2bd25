/** Changed texts in words, the public one beside the new one. */
import type { ChangeView } from '../../../contract/activities/changes'
import { type ReviewedField, type ReviewedText, changedFields, withChange } from '../../../domain/activities/reviewed-text'
import { REVIEWED_WORDS } from '../../../components/reviewed-words'

/** One changed field. */
export interface ChangedLine {
  field: ReviewedField
  name: string
  before: string
  after: string
}

const NOTHING = '（没有）'

/** Words of a field. @param nameOf name of an organisation */
const WORDS: Record<ReviewedField, (text: ReviewedText, nameOf: (id: string) => string) => string> = {
  title: ({ title }) => title,
  summary: ({ summary }) => summary,
  services: ({ services }) => services.map(({ name, unit }) => (unit === null ? name : `${name}（${unit}）`)).join('、'),
  leadId: ({ leadId }, nameOf) => nameOf(leadId),
  partnerIds: ({ partnerIds }, nameOf) => partnerIds.map(nameOf).join('、'),
}

/** The changed fields, in the order of the form. */
export function changedLines({ before, change }: Pick<ChangeView, 'before' | 'change'>, nameOf: (id: string) => string): ChangedLine[] {
  const after = withChange(before, change)
  return changedFields(change).map((field) => ({
    field,
    name: REVIEWED_WORDS[field],
    before: WORDS[field](before, nameOf) || NOTHING,
    after: WORDS[field](after, nameOf) || NOTHING,
  }))
}

/** Equal changes in one series, which are decided together. */
export function groupChanges(items: readonly ChangeView[]): ChangeView[][] {
  const groups = new Map<string, ChangeView[]>()
  for (const item of items) {
    const lines = changedLines(item, (id) => id)
    const key = item.series ? JSON.stringify([item.series.id, item.lead, item.submittedBy, lines]) : item.id
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}
