/** A visit on Saturday with people signed up, and the calls that phones make there. */
import { randomUUID } from 'node:crypto'
import type { SignUpAnswer } from '../../../src/contract/sign-ups'
import type { OwnMark, SentMark } from '../../../src/contract/attendance/marks'
import { type Person, type TestBase, saturday } from '../../support/base'

export interface Guest extends Person {
  signUpId: string
}

/** A mark of an organiser's phone: a check-in, ticked at the planned start with a right clock. */
export const aMark = (volunteerId: string, change: Partial<SentMark> = {}): SentMark => ({
  id: randomUUID(),
  volunteerId,
  kind: 'in',
  method: 'ticked',
  at: saturday,
  clockOffset: 0,
  ...change,
})

/** A mark of a volunteer's own phone. */
export const anOwnMark = (code: string, change: Partial<OwnMark> = {}): OwnMark => ({
  id: randomUUID(),
  kind: 'in',
  at: saturday,
  clockOffset: 0,
  code,
  ...change,
})

/** The calls that `organiser` makes on site, from one phone unless another `deviceId` is given. */
export function onSite(base: TestBase, organiser: Person) {
  const phone = randomUUID()
  const calls = (now = saturday) => base.as(organiser, now).attendance
  return {
    phone,
    list: (activityId: string, deviceId = phone) => calls().list({ activityId, deviceId }),
    sync: (activityId: string, marks: unknown[], since = 0, deviceId = phone) => calls().sync({ activityId, deviceId, marks, since }),
    cutOff: (activityId: string, deviceId: string, isCutOff: boolean) =>
      calls().cutOff({ requestId: randomUUID(), activityId, deviceId, isCutOff }),
    phones: (activityId: string) => calls().phones({ activityId }),
    /** A visit with ten seats. @param count number of taken seats */
    async visit(count: number, names: readonly string[] = []) {
      const { id, plan } = await base.anActivity(organiser, {
        positions: [{ id: randomUUID(), name: '秩序引导', capacity: 10, skillId: null, quotas: [] }],
      })
      const guests: Guest[] = []
      for (let n = 0; n < count; n++) guests.push(await aGuest(base, id, plan.positions[0]?.id ?? '', names[n]))
      const [first] = guests
      return { id, positionId: plan.positions[0]?.id ?? '', guests, first: first as Guest }
    },
  }
}

/** A volunteer with a sign-up. */
export async function aGuest(base: TestBase, activityId: string, positionId: string, name = '陈样例'): Promise<Guest> {
  const person = await base.aVolunteer({ name })
  const request = { requestId: randomUUID(), activityId, positionId, version: 2, organisationId: null }
  const answer: SignUpAnswer = await base.as(person).signUps.create(request)
  if (!answer.ok) throw new Error(answer.reason)
  return { ...person, signUpId: answer.signUpId }
}

/** `ok` or the reason of a refusal for each mark, in the order sent. */
export const outcomes = ({ results }: { results: readonly ({ ok: true } | { ok: false; reason: string })[] }): string[] =>
  results.map((result) => (result.ok ? 'ok' : result.reason))
