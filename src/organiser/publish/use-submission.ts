/** Sending the form: what is wrong is shown at its question, what is right goes, what is refused comes back. */
import { useEffect, useState } from 'react'
import { goBack, replaceOrganiserPage } from '../../client/navigation'
import type { PlanForm } from '../../client/plan-form'
import { type PlanProblem, fieldOf, problemsIn } from '../../client/plan-problems'
import { say } from '../../client/screen'
import { scrollTo } from '../../client/scroll'
import type { Writing, Written } from '../../client/writing'
import type { RefusalCode } from '../../contract/codes'
import { questionId } from './questions'

/** What the two buttons stand for. */
export type Wish = 'draft' | 'publish'

export function useSubmission({ kept, save, merge, change }: Writing, now: number) {
  const { form, isPublished } = kept
  const [tried, setTried] = useState<Wish>()
  const wrongFor = (wish: Wish) => problemsIn(form, { isForPublic: isPublished || wish === 'publish', now })

  const refused = save.data?.ok === false ? save.data.reason : null
  useEffect(() => {
    if (refused !== null) scrollTo(whereOf(refused))
  }, [refused])

  return {
    /** Nothing before the first attempt: nobody is told off while writing. */
    problems: [...(tried ? wrongFor(tried) : []), ...refusedAt(save.data)],
    change: (part: Partial<PlanForm>) => {
      // What the server said was about the text before.
      if (save.data || save.error) save.reset()
      change(part)
    },
    submit: (wish: Wish) => {
      setTried(wish)
      save.reset()
      const [first] = wrongFor(wish)
      if (first) return scrollTo(questionId(first.field))
      merge.reset()
      save.mutate({ toPublish: wish === 'publish' && !isPublished }, { onSuccess: (answer) => answer.ok && leave(kept, wish) })
    },
  }
}

/** To the activity: back to it when it was changed, forward to it when it is new. */
function leave({ isPublished, key, activityId }: Writing['kept'], wish: Wish): void {
  say(isPublished ? '已保存' : wish === 'publish' ? '已发布' : '已存为草稿')
  if (key === activityId) goBack()
  else replaceOrganiserPage('activity', { id: activityId })
}

/** The question that a refusal is about, or the words above them all. */
function whereOf(reason: RefusalCode): string {
  const field = fieldOf(reason)
  return field ? questionId(field) : 'plan-top'
}

/** The server's refusal at the question it is about. */
function refusedAt(answer: Written | undefined): PlanProblem[] {
  if (!answer || answer.ok) return []
  const field = fieldOf(answer.reason)
  return field ? [{ field, reason: answer.reason, about: answer.about }] : []
}
