/** A plan's preview for the organiser: counts, and a page of rows with masked phones. */
import type { ImportPreview, PreviewRow } from '../../../contract/people/members'
import { maskPhone } from '../../../domain/people/phones'
import { type Change, VERDICT_KINDS, type Verdict, type VerdictKind } from '../../../domain/people/roster-import'
import type { PlannedFile } from './plan'

const ROWS_AT_ONCE = 100
const NAMES_SHOWN = 50

/** Order of rows: rows that need attention come first. Rows of one kind keep the file's order. */
const URGENCY: Record<VerdictKind, number> = { unreadable: 0, left: 1, changed: 2, new: 3, duplicate: 4, skipped: 5, same: 6 }

export function previewOf(
  { fingerprint, sheets, chosen, plan }: Extract<PlannedFile, { ok: true }>,
  { kind, offset }: { kind: VerdictKind | null; offset: number },
): ImportPreview {
  const { verdicts, missing } = plan
  const counts = Object.fromEntries(VERDICT_KINDS.map((each) => [each, verdicts.filter((verdict) => verdict.kind === each).length]))
  const selected =
    kind === null
      ? [...verdicts].sort((one, other) => URGENCY[one.kind] - URGENCY[other.kind])
      : verdicts.filter((verdict) => verdict.kind === kind)
  return {
    fingerprint,
    sheets,
    used: distinct(chosen.flatMap(({ used }) => used)),
    ignored: distinct(chosen.flatMap(({ ignored }) => ignored)),
    branches: countedBranches(verdicts),
    counts: counts as ImportPreview['counts'],
    verifies: verdicts.filter((verdict) => 'verifies' in verdict && verdict.verifies).length,
    namesakes: verdicts.filter((verdict) => 'namesake' in verdict && verdict.namesake !== null && verdict.namesake !== 'phone').length,
    rows: selected.slice(offset, offset + ROWS_AT_ONCE).map(rowOf),
    missing: { count: missing.length, names: missing.slice(0, NAMES_SHOWN).map(({ name }) => name) },
  }
}

const distinct = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]

function countedBranches(verdicts: readonly Verdict[]): ImportPreview['branches'] {
  const members = new Map<string, number>()
  for (const verdict of verdicts) {
    if ('member' in verdict) members.set(verdict.member.branch, (members.get(verdict.member.branch) ?? 0) + 1)
  }
  return [...members].map(([branch, count]) => ({ branch, members: count }))
}

const NOTHING = { name: '', phone: '', branch: '', what: [], verifies: false, namesake: null, beside: [], of: null, why: null, cell: '' }

function rowOf(verdict: Verdict): PreviewRow {
  const { kind, sheet, row } = verdict
  const place = { sheet, row }
  switch (verdict.kind) {
    case 'skipped':
      return { ...NOTHING, ...place, kind, cell: verdict.text }
    case 'left':
      return { ...NOTHING, ...place, kind, name: verdict.name, cell: verdict.cell }
    case 'unreadable':
      return { ...NOTHING, ...place, kind, name: verdict.name, why: verdict.why, cell: verdict.cell }
    case 'duplicate':
      return { ...NOTHING, ...place, kind, name: verdict.name, phone: maskPhone(verdict.phone), of: verdict.of }
    default: {
      const { name, phone, member, what, verifies, namesake, beside } = verdict
      const shown = { name, phone: maskPhone(phone), branch: member.branch, what: what.map(masked), verifies, namesake, beside }
      return { ...NOTHING, ...place, kind, ...shown }
    }
  }
}

const masked = (change: Change): Change =>
  change.field === 'phone' ? { ...change, from: maskPhone(change.from), to: maskPhone(change.to) } : change
