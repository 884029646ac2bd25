/** Limits that both sides keep, apart from the schemas: the phone's main package holds no schema library. */

/** WeChat cuts a call at 100 KB; this many marks stay well below. */
export const MARKS_PER_SYNC = 200
