import { View } from '@tarojs/components'
import { useState } from 'react'
import { useConsequences, useDeskActivity } from '../../../client/activities/desk'
import { planOf } from '../../../client/activities/plan-form'
import { useSeats } from '../seats'
import type { PeopleDecision, Writing } from './writing'
import type { ActivityPlan, DeskActivity } from '../../../contract/activities/desk'
import type { SeatsView } from '../../../contract/seats'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { Skeleton } from '../../../components/skeleton'
import { TextInput } from '../../../components/text-input'
import { ConsequenceList } from '../consequence-list'
import { holdersOf, shortagesIn, stillMissing, suggestedHolders } from './shortages'
import { Shortages } from './shortages-choice'

interface ConsequencesSheetProps {
  writing: Writing
  onAgree: (agreed: PeopleDecision) => void
  onClose: () => void
}

/** Consequences of the change for people. Nothing is stored until the organiser agrees to them. */
export function ConsequencesSheet({ writing: { draft, save }, onAgree, onClose }: ConsequencesSheetProps) {
  const [toWaitlist, setToWaitlist] = useState<string[]>()
  const [reason, setReason] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const plan = planOf(draft.form)
  const choice = useChoice(draft.activityId, plan, toWaitlist)
  const { chosen } = choice
  const change = { activityId: draft.activityId, version: draft.version ?? 1, plan, toWaitlist: chosen }
  const query = useConsequences(change, !choice.isPending)
  const foreseen = query.isPlaceholderData ? undefined : query.data
  const isReviewed = foreseen?.ok === true && foreseen.waiting.length > 0
  const confirm = () => {
    setWasTried(true)
    if (foreseen?.ok) onAgree({ toWaitlist: chosen, reason: reason.trim() })
  }
  return (
    <ConfirmSheet
      isOpen
      title={isReviewed ? '有的改动要先审核' : '这样改，会影响到报名的人'}
      confirmLabel="确定保存"
      isPending={save.isPending || query.isFetching || choice.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {choice.isPending ? <Skeleton shape="rows" /> : null}
      <Shortages {...choice} wasTried={wasTried} onChange={setToWaitlist} />
      {query.data?.ok ? <ConsequenceList consequences={query.data} isOld={query.isPlaceholderData} /> : null}
      {foreseen?.ok === false && choice.isEnough ? <AnyRefusal of={foreseen} /> : null}
      <FaultNotice of={query.error} onRetry={() => void query.refetch()} />
      {foreseen?.ok && foreseen.notified > 0 ? (
        <Field label="给报名的人附言" hint="例如：因台风改期。可以不写。">
          <TextInput id="change-reason" label="改动的原因" value={reason} onChange={setReason} maxLength={100} isMultiline />
        </Field>
      ) : null}
      <AnyRefusal of={save.data} />
      <FaultNotice of={save.error} />
      {save.error ? <View className="small">写的内容都在手机上，不会丢。</View> : null}
    </ConfirmSheet>
  )
}

/** People chosen to lose their seats: the suggestion, until the organiser chooses others. */
function useChoice(activityId: string, plan: ActivityPlan, picked: string[] | undefined) {
  const desk = useDeskActivity(activityId)
  const seats = useSeats(activityId)
  if (!desk.data || !seats.data) {
    return { shortages: [], holders: [], chosen: picked ?? [], isEnough: true, isPending: desk.isPending || seats.isPending }
  }
  return { ...choiceFrom(desk.data, seats.data, plan, picked), isPending: false }
}

function choiceFrom(desk: DeskActivity, seats: SeatsView, plan: ActivityPlan, picked: string[] | undefined) {
  const shortages = shortagesIn(plan.positions, seats)
  const holders = shortages.length > 0 ? holdersOf(desk.signUps, seats) : []
  const chosen = picked ?? suggestedHolders(shortages, holders)
  const isEnough = shortages.every((shortage) => stillMissing(shortage, holders, chosen) <= 0)
  return { shortages, holders, chosen, isEnough }
}
