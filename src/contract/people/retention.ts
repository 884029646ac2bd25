/** Retention as the administrator sees it: what is due, what the next run would end, what earlier runs ended. Counts alone, no names. */
import type { DueRows, RetainedKind } from '../../domain/people/retention'

/** Rows of a kind of data. */
export interface RetainedLine {
  kind: RetainedKind
  /** Rows that are due now. */
  rows: number
  /** Moment at which the next rows become due; null without any. */
  nextAt: number | null
}

/** Rows of a kind that a run ended. */
export interface LastRemoval {
  at: number
  kind: RetainedKind
  rows: number
}

export interface RetentionView {
  lines: RetainedLine[]
  /** Latest first. */
  last: LastRemoval[]
}

/** Rows that a run at this moment would end, in its order. */
export interface DryRun {
  at: number
  planned: DueRows[]
}
