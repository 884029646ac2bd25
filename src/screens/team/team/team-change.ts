/** A change of a team that the leader is about to confirm, and a check that it is still possible. */
import type { TeamView } from '../../../contract/teams'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { decideNaming, decideReplacing } from '../../../domain/teams'
import { decideWithdrawal } from '../../../domain/sign-ups/withdrawal'
import { anyRefusalText } from '../../../components/refusal-texts-all'

/** A change. It refers to members by id, because the team may change elsewhere while the sheet is open; names are for the message. */
export type TeamChange =
  | { kind: 'add'; positionId: string; position: string }
  | { kind: 'replace'; signUpId: string; name: string }
  | { kind: 'remove'; signUpId: string; name: string }
  /** `seats`: number of seats when the sheet was opened. */
  | { kind: 'shrink'; positionId: string; position: string; seats: number }

const partOf = ({ parts }: TeamView, positionId: string) => parts.find((part) => part.positionId === positionId)

/** Reason why the change is no longer possible, in words; null while it is. */
export function obstacleTo(change: TeamChange, team: TeamView, now: number): string | null {
  const decision = decisionOn(change, team, now)
  if (!decision.ok) return anyRefusalText(decision.reason, decision.about, now)
  switch (change.kind) {
    case 'add':
      return null
    case 'replace':
    case 'remove':
      return team.parts.some(({ members }) => members.some(({ signUpId }) => signUpId === change.signUpId))
        ? null
        : `${change.name}已经不在名单上了。名单刚在别处改过，请看一遍现在的。`
    case 'shrink': {
      const { seats = 0, open = 0 } = partOf(team, change.positionId) ?? {}
      if (seats !== change.seats) return `${change.position}现在是 ${seats} 个位子：队伍刚在别处改过。要再减，请重新点。`
      return open > 0 ? null : `${change.position}的位子都有名字了。请先去掉人，再减位子。`
    }
  }
}

/** The server's decision on the change, by the same rule. */
function decisionOn(change: TeamChange, { status, activity, parts }: TeamView, now: number) {
  if (!isLive(status)) return decideReplacing({ status }, activity, now)
  switch (change.kind) {
    case 'add': {
      const open = parts.find(({ positionId }) => positionId === change.positionId)?.open ?? 0
      return decideNaming({ status, open }, activity, now)
    }
    case 'replace':
      return decideReplacing({ status }, activity, now)
    case 'remove':
    case 'shrink':
      return decideWithdrawal(status, activity, 'volunteer', now)
  }
}
