import { View } from '@tarojs/components'
import { useState } from 'react'
import { useShrinkTeam } from '../../client/teams'
import type { TeamPartView, TeamView } from '../../contract/teams'
import { ConfirmSheet } from '../../components/confirm-sheet'
import { FaultNotice, Refusal } from '../../components/notice'
import { SeatStepper } from '../seat-stepper'

interface ShrinkSheetProps {
  team: TeamView
  part: TeamPartView
  onClose: () => void
}

/** Fewer seats of one position: only those without a name go, and the place on the waitlist stays. */
export function ShrinkSheet({ team, part, onClose }: ShrinkSheetProps) {
  const [seats, setSeats] = useState(part.seats - 1)
  const shrinking = useShrinkTeam(team.id)
  // A team without any seat is a team withdrawn, and that is said elsewhere.
  const fewest = Math.max(part.seats - part.open, team.parts.length === 1 ? 1 : 0)
  const gone = part.seats - seats
  const place = team.status === 'waitlisted' ? '排队的先后不变，人少了更容易轮到。' : ''
  const set = (next: number) => {
    if (shrinking.data || shrinking.error) shrinking.reset()
    setSeats(next)
  }
  return (
    <ConfirmSheet
      isOpen
      title={`${part.position}减少位子`}
      text={`现在 ${part.seats} 个，减掉没有名字的 ${gone} 个，${team.status === 'confirmed' ? '马上让给别人' : '不再等了'}；减了不能再加回来。${place}`}
      confirmLabel={seats === 0 ? '这个岗位不要了' : `减到 ${seats} 人`}
      kind="danger"
      isPending={shrinking.isPending}
      onConfirm={() => shrinking.mutate({ positionId: part.positionId, seats }, { onSuccess: (answer) => answer.ok && onClose() })}
      onClose={onClose}
    >
      <View className="shrink-count">
        <SeatStepper
          id="shrink"
          label={part.position}
          count={seats}
          mayAdd={seats < part.seats - 1}
          mayTake={seats > fewest}
          onAdd={() => set(seats + 1)}
          onTake={() => set(seats - 1)}
        />
      </View>
      <Refusal of={shrinking.data} />
      <FaultNotice of={shrinking.error} />
    </ConfirmSheet>
  )
}
