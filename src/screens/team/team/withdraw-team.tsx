import { useState } from 'react'
import { useWithdrawTeam } from '../teams'
import type { TeamView } from '../../../contract/teams'
import { decideWithdrawal } from '../../../domain/sign-ups/withdrawal'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { anyRefusalText } from '../../../components/refusal-texts-all'

/** Withdrawal of the whole team, with a confirmation. After the deadline the button gives the reason why it is disabled. */
export function WithdrawTeam({ team, now }: { team: TeamView; now: number }) {
  const [isAsking, setIsAsking] = useState(false)
  const withdrawal = useWithdrawTeam(team.id)
  const decision = decideWithdrawal(team.status, team.activity, 'volunteer', now)
  const isWaiting = team.status === 'waitlisted'
  const label = isWaiting ? '全队退出候补' : '全队退出'
  return (
    <>
      <Button
        id="withdraw-team"
        kind="quiet"
        onTap={() => setIsAsking(true)}
        isDisabled={!decision.ok}
        reason={decision.ok ? undefined : anyRefusalText(decision.reason, decision.about, now)}
      >
        {label}
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={isWaiting ? '全队退出候补？' : '全队退出？'}
        text={`${isWaiting ? '退出后不再排队' : `${team.seats} 个位子会空出来，有人候补就按先后补上`}，名单上的人都会收到消息。退出后不能恢复，只能重新报名。`}
        confirmLabel={label}
        kind="danger"
        isPending={withdrawal.isPending}
        onConfirm={() => withdrawal.mutate(undefined, { onSuccess: (answer) => answer.ok && setIsAsking(false) })}
        onClose={() => setIsAsking(false)}
      >
        <AnyRefusal of={withdrawal.data} />
        <FaultNotice of={withdrawal.error} />
      </ConfirmSheet>
    </>
  )
}
