/** Answers of the router to somebody without an account, which is all that a first screen shows. */
import { randomUUID } from 'node:crypto'
import type { ActivityCard, ActivityDetail, Vocabulary } from '../../../../contract/activities/activities'
import type { Page } from '../../../../contract/common'
import { appRouter } from '../../../router'
import { callerFactory } from '../../../rpc/access'
import { type ContextParts, createContext } from '../../../rpc/context'
import { faultOf } from '../../../rpc/faults'

export interface VisitorAnswers {
  vocabulary(): Promise<Vocabulary>
  /** Cards as the app asks for them first; more with a cursor. */
  coming(cursor?: string): Promise<Page<ActivityCard>>
  /** Null for a visit that does not exist, or is not public. */
  visit(activityId: string): Promise<ActivityDetail | null>
}

export type AnswersParts = Pick<ContextParts, 'db' | 'log' | 'checkContent'> & { now: () => number }

const createCaller = callerFactory(appRouter)

export function visitorAnswers({ db, log, checkContent, now }: AnswersParts): VisitorAnswers {
  const nobody = () =>
    createCaller(createContext({ db, log, checkContent, now: now(), requestId: randomUUID(), personas: [], openid: null, persona: null }))
  return {
    vocabulary: () => nobody().vocabulary.get(),
    coming: (cursor) => nobody().activities.list({ when: 'upcoming', cursor }),
    visit: (activityId) =>
      nobody()
        .activities.get({ activityId })
        .catch((error: unknown) => {
          // A truncated id is malformed.
          if (['not-found', 'malformed'].includes(faultOf(error))) return null
          throw error
        }),
  }
}
