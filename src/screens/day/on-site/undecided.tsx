import { useState } from 'react'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Notice } from '../../../components/notice'
import type { Person } from './people'

interface UndecidedProps {
  people: readonly Person[]
  /** Lets the marks of these people count. */
  onAccept: (people: readonly Person[]) => void
}

/** People ticked just now, far outside the visit's time: the phone's date is wrong, or it is a rehearsal. */
export function Undecided({ people, onAccept }: UndecidedProps) {
  const [isAsking, setIsAsking] = useState(false)
  const undecided = people.filter(({ isUndecided }) => isUndecided)
  if (undecided.length === 0) return null
  return (
    <>
      <Notice tone="warn" icon="alert">
        {undecided.length} 人刚才的签到离活动时间太远，记下了，先不算。手机日期不对的，可以定下来算数；彩排不用管。
      </Notice>
      <Button id="accept-all" kind="quiet" onTap={() => setIsAsking(true)}>{`${undecided.length} 人都算数`}</Button>
      <ConfirmSheet
        isOpen={isAsking}
        title={`${undecided.length} 人都在活动现场？`}
        text="他们的签到算这场活动的，谁定的会留在记录里。活动改期的话，要重新定。"
        confirmLabel="都在，算数"
        onConfirm={() => {
          setIsAsking(false)
          onAccept(undecided)
        }}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
