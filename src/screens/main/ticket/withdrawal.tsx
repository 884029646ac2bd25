import { useState } from 'react'
import { useWithdrawal } from '../../../client/sign-ups'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import { momentInWords } from '../../../domain/calendar/calendar'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { decideWithdrawal } from '../../../domain/sign-ups/withdrawal'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice, Refusal } from '../../../components/notice'
import { refusalText } from '../../../components/refusal-texts'

/** Withdrawal with a confirmation. After the deadline the button gives the reason why it is disabled. */
export function Withdrawal({ signUp, now }: { signUp: OwnSignUpView; now: number }) {
  const [isAsking, setIsAsking] = useState(false)
  const withdrawal = useWithdrawal(signUp.id)
  if (!isLive(signUp.status) || now >= signUp.activity.endsAt) return null
  const decision = decideWithdrawal(signUp.status, signUp.activity, 'volunteer', now)
  const isWaiting = signUp.status === 'waitlisted'
  const until = isWaiting ? signUp.activity.startsAt : signUp.activity.withdrawUntil
  return (
    <>
      <Button
        kind="quiet"
        onTap={() => setIsAsking(true)}
        isDisabled={!decision.ok}
        reason={decision.ok ? undefined : refusalText(decision.reason, decision.about, now)}
      >
        {isWaiting ? '退出候补' : '退出报名'}
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={isWaiting ? '退出候补？' : '退出报名？'}
        text={`${consequence(signUp)}${momentInWords(until, now)} 之前可以自己退出。`}
        confirmLabel={isWaiting ? '退出候补' : '退出报名'}
        kind="danger"
        isPending={withdrawal.isPending}
        onConfirm={() => withdrawal.mutate(undefined, { onSuccess: (answer) => answer.ok && setIsAsking(false) })}
        onClose={() => setIsAsking(false)}
      >
        <Refusal of={withdrawal.data} />
        <FaultNotice of={withdrawal.error} />
      </ConfirmSheet>
    </>
  )
}

/** Effects of the withdrawal on others. */
function consequence({ status, team }: OwnSignUpView): string {
  if (team) return `您的位子还是队伍的：${team.isLeader ? '您' : `带队人${team.leader}会收到消息，`}可以在填名字截止之前找人顶上。`
  return status === 'waitlisted' ? '退出后不再排队，再报名要重新排。' : '您的名额会空出来，有人候补就按先后补上。'
}
