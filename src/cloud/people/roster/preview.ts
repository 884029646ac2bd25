/** A plan's preview for the organiser: counts, and a page of rows with masked phones. */
import type { ImportPreview, PreviewRow } from '../../../contract/people/members'
import { maskPhone } from '../../../domain/people/phones'
import { type Change, VERDICT_KINDS, type Verdict, type VerdictKind } from '../../../domain/people/roster-import'
import type { PlannedFile } from './plan'

const ROWS_AT_ONCE = 100
const NAMES_SHOWN = 50

/** Order of rows: rows that need attention come first. Rows of one kind keep the file's order. */
const URGENCY: Record<VerdictKind, number> = { unreadable: 0, changed: 1, new: 2, duplicate: 3, skipped: 4, same: 5 }

export function previewOf(
  { fingerprint, sheet, heading, plan }: Extract<PlannedFile, { chooses: false }>,
  { kind, offset }: { kind: VerdictKind | null; offset: number },
): ImportPreview {
  const { verdicts, missing } = plan
  const counts = Object.fromEntries(VERDICT_KINDS.map((each) => [each, verdicts.filter((verdict) => verdict.kind === each).length]))
  const chosen =
    kind === null
      ? [...verdicts].sort((one, other) => URGENCY[one.kind] - URGENCY[other.kind])
      : verdicts.filter((verdict) => verdict.kind === kind)
  return {
    fingerprint,
    sheet,
    used: heading.used,
    ignored: heading.ignored,
    counts: counts as ImportPreview['counts'],
    verifies: verdicts.filter((verdict) => 'verifies' in verdict && verdict.verifies).length,
    namesakes: verdicts.filter((verdict) => 'namesake' in verdict && verdict.namesake !== null).length,
    rows: chosen.slice(offset, offset + ROWS_AT_ONCE).map(rowOf),
    missing: { count: missing.length, names: missing.slice(0, NAMES_SHOWN).map(({ name }) => name) },
  }
}

const NOTHING = { name: '', phone: '', what: [], verifies: false, namesake: null, of: null, why: null, cell: '' }

function rowOf(verdict: Verdict): PreviewRow {
  const { kind, row } = verdict
  switch (verdict.kind) {
    case 'skipped':
      return { ...NOTHING, kind, row, cell: verdict.text }
    case 'unreadable':
      return { ...NOTHING, kind, row, name: verdict.name, why: verdict.why, cell: verdict.cell, of: verdict.of ?? null }
    case 'duplicate':
      return { ...NOTHING, kind, row, name: verdict.name, phone: maskPhone(verdict.phone), of: verdict.of }
    default: {
      const { name, phone, what, verifies, namesake } = verdict
      return { ...NOTHING, kind, row, name, phone: maskPhone(phone), what: what.map(masked), verifies, namesake }
    }
  }
}

const masked = (change: Change): Change =>
  change.field === 'phone' ? { ...change, from: maskPhone(change.from), to: maskPhone(change.to) } : change
