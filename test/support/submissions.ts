/** Submissions of an organisation that is not trusted, and their approval or return. */
import { randomUUID } from 'node:crypto'
import { type Person, type TestBase, aPlan } from './base'

const requestId = () => randomUUID()

/** Actions on submissions. The arguments are read at each call, because a test file makes them before its first test. */
export function submissionsTo(base: () => TestBase, hospital: () => Person, administrator: () => Person) {
  const aDraft = async (change: Partial<ReturnType<typeof aPlan>> = {}, by = hospital()) => {
    const activityId = randomUUID()
    const plan = aPlan({ leadId: 'hospital', partnerIds: [], ...change })
    expect(await base().as(by).desk.create({ requestId: requestId(), activityId, plan })).toMatchObject({ ok: true })
    return { id: activityId, plan }
  }
  const publish = (activityId: string, by = hospital()) => base().as(by).desk.publish({ requestId: requestId(), activityId })
  const submitted = async (change: Partial<ReturnType<typeof aPlan>> = {}) => {
    const draft = await aDraft(change)
    expect(await publish(draft.id)).toEqual({ ok: true, status: 'submitted' })
    return draft
  }
  const waiting = () => base().as(administrator()).submissions.list()
  const versionOf = async (activityId: string) => (await base().as(administrator()).desk.get({ activityId })).version
  const seen = async (activityId: string) => ({ activityId, version: await versionOf(activityId) })
  const approve = (...activities: { activityId: string; version: number }[]) =>
    base().as(administrator()).submissions.approve({ requestId: requestId(), activities })
  const giveBack = (reason: string, ...activities: { activityId: string; version: number }[]) =>
    base().as(administrator()).submissions.giveBack({ requestId: requestId(), activities, reason })
  return { aDraft, publish, submitted, waiting, seen, approve, giveBack }
}
