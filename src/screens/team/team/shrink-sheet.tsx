import { View } from '@tarojs/components'
import { useState } from 'react'
import { useShrinkTeam } from '../teams'
import type { TeamView } from '../../../contract/teams'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { GoneSheet } from '../../../components/gone-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { SeatStepper } from '../seat-stepper'
import { type TeamChange, obstacleTo } from './team-change'

interface ShrinkSheetProps {
  team: TeamView
  change: Extract<TeamChange, { kind: 'shrink' }>
  onClose: () => void
  now: number
}

/** Sheet for fewer seats in one position. Only unnamed seats are released, and the place on the waitlist stays. */
export function ShrinkSheet({ team, change, onClose, now }: ShrinkSheetProps) {
  const { positionId, position, seats: before } = change
  const [wanted, setWanted] = useState(before - 1)
  const shrinking = useShrinkTeam(team.id)
  const title = `${position}减少位子`
  const gone = obstacleTo(change, team, now)
  if (gone !== null && !shrinking.isPending) return <GoneSheet title={title} why={gone} onClose={onClose} />
  const open = team.parts.find((part) => part.positionId === positionId)?.open ?? 0
  // At least one seat of the team stays, since a withdrawal has its own button.
  const fewest = Math.max(before - open, team.parts.length === 1 ? 1 : 0)
  // Named seats stay, since members may have joined by the invitation meanwhile.
  const seats = Math.max(wanted, fewest)
  const place = team.status === 'waitlisted' ? '排队的先后不变，人少了更容易轮到。' : ''
  const set = (next: number) => {
    if (shrinking.data || shrinking.error) shrinking.reset()
    setWanted(next)
  }
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={`现在 ${before} 个，减掉没有名字的 ${before - seats} 个，${team.status === 'confirmed' ? '马上空出来' : '不再候补'}；减了不能再加回来。${place}`}
      confirmLabel={seats === 0 ? '不要这个岗位' : `减到 ${seats} 人`}
      kind="danger"
      isPending={shrinking.isPending}
      onConfirm={() => shrinking.mutate({ positionId, seats }, { onSuccess: (answer) => answer.ok && onClose() })}
      onClose={onClose}
    >
      <View className="team-shrink-count">
        <SeatStepper
          id="shrink"
          label={position}
          count={seats}
          mayAdd={seats < before - 1}
          mayTake={seats > fewest}
          isDisabled={shrinking.isPending}
          onAdd={() => set(seats + 1)}
          onTake={() => set(seats - 1)}
        />
      </View>
      <AnyRefusal of={shrinking.data} />
      <FaultNotice of={shrinking.error} />
    </ConfirmSheet>
  )
}
