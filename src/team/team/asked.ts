import type { TeamMember, TeamPartView } from '../../contract/teams'

/** Which change of the team is being confirmed; null for none. */
export type Asked =
  | { kind: 'add'; part: TeamPartView }
  | { kind: 'replace'; member: TeamMember }
  | { kind: 'remove'; member: TeamMember }
  | { kind: 'shrink'; part: TeamPartView }
  | null
