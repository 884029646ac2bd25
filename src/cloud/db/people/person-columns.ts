/** Columns that refer to people, with what a joining does with their rows. A test compares them with the database's foreign keys. */

export interface PersonColumn {
  table: string
  column: string
  /** Other columns of the primary key, or the primary key itself. */
  key: readonly string[]
  /** Columns in which two rows of one person may not agree. The joined person's row is then taken out. */
  once?: readonly string[]
  /** Condition on a row, with `r` for the row, for which `once` holds. */
  onceWhere?: string
}

/** Columns whose rows move to the kept person. */
export const MOVED: readonly PersonColumn[] = [
  { table: 'activities', column: 'created_by', key: ['id'] },
  { table: 'activities', column: 'submitted_by', key: ['id'] },
  { table: 'answers', column: 'volunteer_id', key: ['request_id'], once: ['request_id'] },
  { table: 'closings', column: 'closed_by', key: ['activity_id'] },
  { table: 'consents', column: 'volunteer_id', key: ['id'], once: ['kind', 'version'], onceWhere: 'r.withdrawn_at is null' },
  { table: 'disputes', column: 'answered_by', key: ['id'] },
  { table: 'disputes', column: 'volunteer_id', key: ['id'], once: ['activity_id'], onceWhere: 'r.answered_at is null' },
  { table: 'exported_files', column: 'volunteer_id', key: ['id'] },
  { table: 'finding_answers', column: 'answered_by', key: ['activity_id', 'volunteer_id', 'finding'] },
  { table: 'finding_answers', column: 'volunteer_id', key: ['activity_id', 'finding'], once: ['activity_id', 'finding'] },
  { table: 'list_phones', column: 'cut_off_by', key: ['activity_id', 'device_id'] },
  { table: 'list_phones', column: 'volunteer_id', key: ['activity_id', 'device_id'] },
  { table: 'marks', column: 'recorded_by', key: ['id'] },
  { table: 'marks', column: 'volunteer_id', key: ['id'] },
  { table: 'messages', column: 'volunteer_id', key: ['id'] },
  { table: 'outcome_photos', column: 'added_by', key: ['id'] },
  { table: 'outcomes', column: 'reported_by', key: ['activity_id'] },
  { table: 'proofs', column: 'volunteer_id', key: ['id'] },
  { table: 'series', column: 'created_by', key: ['id'] },
  { table: 'sign_ups', column: 'volunteer_id', key: ['id'] },
  { table: 'teams', column: 'leader_id', key: ['id'] },
  { table: 'text_changes', column: 'submitted_by', key: ['activity_id'] },
  { table: 'uploads', column: 'volunteer_id', key: ['id'] },
  { table: 'volunteer_skills', column: 'verified_by', key: ['volunteer_id', 'skill_id'] },
  { table: 'volunteer_skills', column: 'volunteer_id', key: ['skill_id'], once: ['skill_id'] },
  { table: 'volunteers', column: 'joined_into', key: ['id'] },
  { table: 'wrong_codes', column: 'volunteer_id', key: ['activity_id'], once: ['activity_id'] },
]

/** Columns whose rows are computed again from the rows of both people. */
export const COMPUTED: readonly string[] = ['attendances.volunteer_id', 'memberships.volunteer_id']

/**
 * Columns of append-only tables, whose rows keep the old id, and of the joinings themselves. `volunteers.joined_into` maps old ids. A
 * role passes to nobody by a joining: see `decideJoining`.
 */
export const KEPT: readonly string[] = [
  'audit_log.actor_id',
  'closed_turns.volunteer_id',
  'closed_years.closed_by',
  'joinings.from_id',
  'joinings.into_id',
  'joinings.joined_by',
  'joinings.undone_by',
  'roles.volunteer_id',
  'scoring_rules.created_by',
  'told_apart.one_id',
  'told_apart.other_id',
  'told_apart.told_by',
]
