import { useRemoveMember } from '../teams'
import type { TeamView } from '../../../contract/teams'
import { momentInWords } from '../../../domain/calendar/calendar'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { GoneSheet } from '../../../components/gone-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { type TeamChange, obstacleTo } from './team-change'

interface RemoveSheetProps {
  team: TeamView
  change: Extract<TeamChange, { kind: 'remove' }>
  onClose: () => void
  now: number
}

/** Removal of a member. Before the names deadline the team keeps the seat. */
export function RemoveSheet({ team, change, onClose, now }: RemoveSheetProps) {
  const removal = useRemoveMember(team.id)
  const { signUpId, name } = change
  const { namesUntil } = team.activity
  const seat =
    now < namesUntil
      ? `位子还是你们队的，${momentInWords(namesUntil, now)} 前可以填别人。`
      : '填写名单已截止，位子会空出来，有人候补就按先后补上。想留住位子，请用“换人”。'
  const title = `去掉${name}？`
  const gone = obstacleTo(change, team, now)
  if (gone !== null && !removal.isPending) return <GoneSheet title={title} why={gone} onClose={onClose} />
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={`${name}会收到消息，不用来了。${seat}`}
      confirmLabel="去掉"
      kind="danger"
      isPending={removal.isPending}
      onConfirm={() => removal.mutate({ signUpId }, { onSuccess: (answer) => answer.ok && onClose() })}
      onClose={onClose}
    >
      <AnyRefusal of={removal.data} />
      <FaultNotice of={removal.error} />
    </ConfirmSheet>
  )
}
