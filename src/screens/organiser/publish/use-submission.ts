/** Sending the form: what is wrong is shown at its question, what is right goes, what is refused comes back. */
import { useEffect, useState } from 'react'
import { goBack, replacePage } from '../../../client/phone/navigation'
import { type PlanForm, planOf } from '../../../client/activities/plan-form'
import { usePlanWarnings } from './planning'
import { type PlanProblem, problemsIn, refusalAt } from '../../../client/activities/plan-problems'
import { say } from '../../../client/phone/screen'
import { scrollTo } from '../../../client/phone/scroll'
import type { Agreed, Writing, Written } from './writing'
import { placeOf } from './questions'

/** What the two buttons stand for. */
export type Wish = 'draft' | 'publish'

export function useSubmission({ draft, save, merge, change }: Writing, now: number) {
  const { form, isPublished, isSubmitted } = draft
  const [tried, setTried] = useState<Wish>()
  const [isAsking, setIsAsking] = useState(false)
  const warnings = usePlanWarnings()
  const wrongFor = (wish: Wish) => problemsIn(form, { isForPublic: isPublished || isSubmitted || wish === 'publish', now })

  const refused = isAsking ? [] : refusedAt(save.data, form)
  const place = isAsking ? null : whereOf(save.data, refused)
  useEffect(() => {
    if (place !== null) scrollTo(place)
  }, [place])

  const send = (wish: Wish, agreed: Agreed | null) => {
    const answered = (answer: Written) => {
      if (answer.ok && answer.isStored) return leave(draft, wish, answer.isSubmitted ?? false)
      // Somebody else took a seat meanwhile: the sheet asks for one more name. Any other refusal belongs to the form.
      setIsAsking(answer.ok || (agreed !== null && answer.reason === 'capacity-below-confirmed'))
    }
    save.mutate({ toPublish: wish === 'publish' && !isPublished, agreed }, { onSuccess: answered })
  }

  /** Once it is looked at, or when nobody answers: the publication itself says what is wrong then. */
  const publish = () => {
    warnings.reset()
    send('publish', null)
  }

  return {
    /** What speaks against publishing it; empty when nothing does, or nothing was asked yet. */
    warnings: warnings.data ?? [],
    publish,
    keepWriting: () => warnings.reset(),
    isLooking: warnings.isPending,
    /** Nothing before the first attempt: nobody is told off while writing. */
    problems: [...(tried ? wrongFor(tried) : []), ...refused],
    change: (part: Partial<PlanForm>) => {
      // What the server said was about the text before.
      if (save.data || save.error) save.reset()
      warnings.reset()
      change(part)
    },
    submit: (wish: Wish) => {
      setTried(wish)
      save.reset()
      const [first] = wrongFor(wish)
      if (first) return scrollTo(placeOf(first))
      merge.reset()
      if (wish === 'draft' || isPublished) return send(wish, null)
      const input = { activityId: draft.activityId, plan: planOf(form) }
      warnings.mutate(input, { onSuccess: (found) => found.length === 0 && publish(), onError: publish })
    },
    /** People are concerned: what it means for them lies over the form. */
    isAsking,
    agree: (agreed: Agreed) => send('publish', agreed),
    stopAsking: () => {
      save.reset()
      setIsAsking(false)
    },
  }
}

/** To the activity: back to it when it was changed, forward to it when it is new. */
function leave({ isPublished, isSubmitted, key, activityId }: Writing['draft'], wish: Wish, waits: boolean): void {
  const done = waits ? '已提交，等管理员审核' : wish === 'publish' ? '已发布' : '已存为草稿'
  say(isPublished || isSubmitted ? '已保存' : done)
  if (key === activityId) goBack()
  else replacePage('organiser/desk-activity', { id: activityId })
}

/** The question that a refusal is about, or the words above them all. */
function whereOf(answer: Written | undefined, [first]: readonly PlanProblem[]): string | null {
  if (!answer || answer.ok) return null
  return first ? placeOf(first) : 'plan-top'
}

/** The server's refusal at the question it is about. */
function refusedAt(answer: Written | undefined, form: PlanForm): PlanProblem[] {
  const problem = answer && !answer.ok ? refusalAt(answer, form) : undefined
  return problem ? [problem] : []
}
