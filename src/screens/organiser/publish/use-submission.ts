/** Submission of the form: problems are shown at their fields, before sending and after a refusal. */
import { useEffect, useState } from 'react'
import { goBack, replacePage } from '../../../client/phone/navigation'
import { type PlanForm, planOf } from '../../../client/activities/plan-form'
import { usePlanWarnings } from './planning'
import { type PlanProblem, problemsIn, refusalAt } from '../../../client/activities/plan-problems'
import { showToast } from '../../../client/phone/screen'
import { scrollTo } from '../../../client/phone/scroll'
import type { PeopleDecision, Writing, WriteResult } from './writing'
import { placeOf } from './questions'

/** Purpose of a submission, one for each of the two buttons. */
export type SaveIntent = 'draft' | 'publish'

export function useSubmission({ draft, save, merge, change }: Writing, now: number) {
  const { form, isPublished, isSubmitted } = draft
  const [tried, setTried] = useState<SaveIntent>()
  const [isAsking, setIsAsking] = useState(false)
  const warnings = usePlanWarnings()
  const wrongFor = (wish: SaveIntent) => problemsIn(form, { isForPublic: isPublished || isSubmitted || wish === 'publish', now })

  const refused = isAsking ? [] : refusedAt(save.data, form)
  const place = isAsking ? null : whereOf(save.data, refused)
  useEffect(() => {
    if (place !== null) scrollTo(place)
  }, [place])

  const send = (wish: SaveIntent, agreed: PeopleDecision | null) => {
    const answered = (answer: WriteResult) => {
      if (answer.ok && answer.isStored) return leave(draft, wish, answer.isSubmitted ?? false)
      // If another sign-up has taken a seat meanwhile, the sheet asks for one more name. Other refusals are shown in the form.
      setIsAsking(answer.ok || (agreed !== null && answer.reason === 'capacity-below-confirmed'))
    }
    save.mutate({ toPublish: wish === 'publish' && !isPublished, agreed }, { onSuccess: answered })
  }

  /**
   * Publishes after the warnings were read. If they could not be fetched, the activity is published without them, and that call
   * reports any fault.
   */
  const publish = () => {
    warnings.reset()
    send('publish', null)
  }

  return {
    /** Warnings against publishing; empty for none, and before they are requested. */
    warnings: warnings.data ?? [],
    publish,
    keepWriting: () => warnings.reset(),
    isLooking: warnings.isPending,
    /** Problems to show; empty before the first attempt, so that no errors appear during writing. */
    problems: [...(tried ? wrongFor(tried) : []), ...refused],
    change: (part: Partial<PlanForm>) => {
      // The last answer was about the text before the change.
      if (save.data || save.error) save.reset()
      warnings.reset()
      change(part)
    },
    submit: (wish: SaveIntent) => {
      setTried(wish)
      save.reset()
      const [first] = wrongFor(wish)
      if (first) return scrollTo(placeOf(first))
      merge.reset()
      if (wish === 'draft' || isPublished) return send(wish, null)
      const input = { activityId: draft.activityId, plan: planOf(form) }
      warnings.mutate(input, { onSuccess: (found) => found.length === 0 && publish(), onError: publish })
    },
    /** True if the change affects people, so that the consequences are shown over the form. */
    isAsking,
    agree: (agreed: PeopleDecision) => send('publish', agreed),
    stopAsking: () => {
      save.reset()
      setIsAsking(false)
    },
  }
}

/** Opens the activity's page: back for a changed activity, forward for a new one. */
function leave({ isPublished, isSubmitted, key, activityId }: Writing['draft'], wish: SaveIntent, waits: boolean): void {
  const done = waits ? '已提交，等管理员审核' : wish === 'publish' ? '已发布' : '已存为草稿'
  showToast(isPublished || isSubmitted ? '已保存' : done)
  if (key === activityId) goBack()
  else replacePage('organiser/desk-activity', { id: activityId })
}

/** Element id of the refused field, or of the message above the form. */
function whereOf(answer: WriteResult | undefined, [first]: readonly PlanProblem[]): string | null {
  if (!answer || answer.ok) return null
  return first ? placeOf(first) : 'plan-top'
}

/** The server's refusal as a problem of its field. */
function refusedAt(answer: WriteResult | undefined, form: PlanForm): PlanProblem[] {
  const problem = answer && !answer.ok ? refusalAt(answer, form) : undefined
  return problem ? [problem] : []
}
