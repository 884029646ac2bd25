/** Submission of the team: problems are shown at their seats, before sending and after a refusal. */
import { useEffect, useState } from 'react'
import { replacePage } from '../../../client/phone/navigation'
import { scrollTo } from '../../../client/phone/scroll'
import { useOwnSignUps } from '../../../client/sign-ups'
import { ownSignUpsOf } from '../../../domain/sign-ups/own-visits'
import { type TeamForm, type TeamProblem, inputOf, placeOf, problemsIn } from '../team-form'
import type { TeamWriting } from './writing'
import type { ActivityDetail } from '../../../contract/activities/activities'
import type { RefusalCode } from '../../../contract/codes'
import type { ProfileView } from '../../../contract/people/profile'

/** Problems that are shown from the start, since typing cannot fix them. */
const SAID_AT_ONCE: readonly RefusalCode[] = [
  'not-published',
  'activity-cancelled',
  'sign-up-not-open',
  'sign-up-closed',
  'profile-incomplete',
  'consent-missing',
  'not-a-member',
]

export type Submission = ReturnType<typeof useSubmission>

export function useSubmission({ form, send, change }: TeamWriting, activity: ActivityDetail, profile: ProfileView, now: number) {
  const [wasTried, setWasTried] = useState(false)
  const own = ownSignUpsOf(useOwnSignUps().data ?? [])
  const wrong = problemsIn(form, activity, profile, own, now)
  const answer = send.data
  const placed = answer?.ok === false ? placeOf(form, answer) : undefined
  // After the answer the phone may know the same reason by itself.
  const refused = wrong.some(({ row, reason }) => row === placed?.row && reason === placed?.reason) ? undefined : placed
  const seat = refused?.row
  useEffect(() => {
    if (seat !== undefined) scrollTo(`seat-${seat}`)
  }, [seat])
  return {
    /** All problems for which the server would certainly refuse the team, shown or not. */
    wrong,
    problems: [...wrong.filter(({ reason }) => wasTried || SAID_AT_ONCE.includes(reason)), ...(refused ? [refused] : [])],
    isHopeless: wrong.some(({ reason }) => SAID_AT_ONCE.includes(reason)),
    change: (next: TeamForm) => {
      // The last answer was about the team before the change.
      if (send.data || send.error) send.reset()
      change(next)
    },
    submit: () => {
      setWasTried(true)
      send.reset()
      if (wrong.length > 0) return showFirst(wrong)
      send.mutate(inputOf(form, activity), {
        onSuccess: (given) => given.ok && replacePage('team/team', { id: given.teamId, is: given.isEarlier ? 'earlier' : 'new' }),
      })
    },
  }
}

function showFirst(problems: readonly TeamProblem[]): void {
  const row = problems.find((problem) => problem.row !== undefined)?.row
  if (row !== undefined) scrollTo(`seat-${row}`)
}
