import { useState } from 'react'
import { showToast } from '../../../client/phone/screen'
import { useMoveSignUp, useRemoveEntry, useSeats } from '../seats'
import type { DeskSignUp } from '../../../contract/activities/desk'
import type { SeatsView } from '../../../contract/seats'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { type Choice, ChoiceList } from '../../../components/choice-list'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { GoneSheet } from '../../../components/gone-sheet'
import { FaultNotice } from '../../../components/notice'
import { FreedSeats } from './freed-seats'
import { ReasonField, isReason } from '../../../components/reason-field'
import { SeatRefusalNotice } from './seat-refusal'
import { freeSeatsFor } from './waiting-words'

interface AdjustSheetProps {
  activityId: string
  signUp: DeskSignUp
  onClose: () => void
}

/** Id of the option that removes the person. */
const REMOVE = 'remove'

/** Move to another position, or removal, with the consequences. */
export function AdjustSheet({ activityId, signUp, onClose }: AdjustSheetProps) {
  const [chosen, setChosen] = useState<string>()
  const [reason, setReason] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const positions = useSeats(activityId).data?.positions ?? []
  const send = useAdjustment(activityId, signUp, onClose)
  const isRemoval = chosen === REMOVE
  const confirm = () => {
    setWasTried(true)
    if (chosen === undefined || (isRemoval && !isReason(reason))) return
    send.go(isRemoval ? { reason: reason.trim() } : { positionId: chosen })
  }
  const choose = ([id]: string[]) => {
    send.reset()
    setWasTried(false)
    setChosen(id)
  }
  const title = `调整${signUp.name}`
  if (!isLive(signUp.status) && !send.isPending) {
    return <GoneSheet title={title} why={`${signUp.name}的报名已经退出或取消了，没有什么要调整的。`} onClose={onClose} />
  }
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={consequenceOf(signUp, chosen, positions)}
      confirmLabel={isRemoval ? '移出' : '换岗位'}
      kind={isRemoval ? 'danger' : 'primary'}
      isWritten={reason.trim() !== ''}
      isPending={send.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {chosen !== undefined && signUp.status === 'confirmed' && signUp.teamId === null ? (
        <FreedSeats activityId={activityId} positionId={signUp.positionId} free={1} />
      ) : null}
      <Field label="怎么调整" error={wasTried && chosen === undefined ? '请先选一项。' : null}>
        <ChoiceList
          id="adjust"
          label="怎么调整"
          choices={[...(signUp.teamId === null ? otherPositions(signUp, positions) : []), removal(signUp)].map((choice) => ({
            ...choice,
            isDisabled: send.isPending,
          }))}
          chosen={chosen === undefined ? [] : [chosen]}
          onChange={choose}
        />
      </Field>
      {isRemoval ? (
        <ReasonField
          id="remove-reason"
          hint="例如：和本人确认过，那天来不了"
          why={signUp.phone === '' ? '会留在记录里' : '本人会看到'}
          value={reason}
          onChange={setReason}
          wasTried={wasTried}
          isDisabled={send.isPending}
        />
      ) : null}
      <SeatRefusalNotice of={send.answer} />
      <FaultNotice of={send.error} />
    </ConfirmSheet>
  )
}

/** The two changes as one, because the sheet offers either of them. */
function useAdjustment(activityId: string, { id }: DeskSignUp, onDone: () => void) {
  const move = useMoveSignUp(activityId)
  const remove = useRemoveEntry(activityId)
  const done = (words: string) => {
    showToast(words)
    onDone()
  }
  return {
    isPending: move.isPending || remove.isPending,
    answer: move.data ?? remove.data,
    error: move.error ?? remove.error,
    reset: () => {
      move.reset()
      remove.reset()
    },
    go: (wanted: { positionId: string } | { reason: string }) => {
      if ('reason' in wanted) remove.mutate({ entryId: id, ...wanted }, { onSuccess: ({ ok }) => ok && done('已移出，已通知') })
      else {
        move.mutate(
          { signUpId: id, ...wanted },
          { onSuccess: (answer) => answer.ok && done(answer.status === 'confirmed' ? '已换岗位，已通知' : '已换岗位，在那里候补') },
        )
      }
    },
  }
}

function otherPositions({ positionId, organisation, status }: DeskSignUp, positions: SeatsView['positions']): Choice[] {
  return positions
    .filter(({ id }) => id !== positionId)
    .map((position) => {
      const free = freeSeatsFor(organisation, position)
      const room = free > 0 ? `还空 ${free} 个` : status === 'confirmed' ? '没有空名额' : '没有空名额，换过去继续候补'
      const skill = position.skill ? `，须${position.skill.name}专长` : ''
      return { id: position.id, name: `换到「${position.name}」`, note: `${room}${skill}` }
    })
}

const removal = ({ teamId }: DeskSignUp): Choice => ({
  id: REMOVE,
  name: '移出这场活动',
  note: teamId === null ? '要写原因' : '只移出这一个人，队伍还在；要写原因',
})

function consequenceOf(
  { position, status, teamId, phone }: DeskSignUp,
  chosen: string | undefined,
  positions: SeatsView['positions'],
): string {
  const now = `现在：${position}，${status === 'confirmed' ? '已确认' : '候补中'}。`
  const notice = phone === '' ? '本人没有登记手机，收不到通知，请转告。' : '本人会收到通知。'
  if (chosen === undefined) return now
  if (chosen === REMOVE) return `${now}移出后，${notice}${teamId === null ? '' : '名额留给队伍，领队会收到通知，可以换人来。'}`
  const target = positions.find(({ id }) => id === chosen)?.name ?? ''
  return `${now}换到「${target}」后，${notice}`
}
