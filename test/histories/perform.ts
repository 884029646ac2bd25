/** One operation in the program: the call that a phone would make. */
import { faultOf } from '../../src/cloud/rpc/faults'
import { runJobs } from '../../src/cloud/host/jobs'
import { idOf } from './ids'
import type { World } from './model/world'
import type { Operation, Requested, Step } from './operations'
import { type Cast, type Outcome, type Sent, request } from './requests'

const quiet = { info: () => undefined, error: () => undefined }

/** Performs a step. @returns one outcome, or one for each concurrent request */
export async function perform(cast: Cast, world: World, { label, operation }: Step): Promise<Outcome[]> {
  switch (operation.do) {
    case 'wait':
      return [{ answer: { ok: true } }]
    case 'job':
      await runJobs(cast.base.connection.db, world.now, quiet)
      return [{ answer: { ok: true } }]
    case 'vouch':
      return [await outcomeOf(vouch(cast, operation, world.now))]
    case 'saveProfile':
      return [await outcomeOf(saveProfile(cast, world, operation))]
    case 'retry':
      return [await outcomeOf(sentBefore(cast, operation.of).send(world.now))]
    case 'reuse': {
      const { openid, requestId } = sentBefore(cast, operation.of)
      const nowhere = idOf('nowhere')
      const input = { requestId, activityId: nowhere, version: 1, positionId: nowhere, organisationId: null }
      return [await outcomeOf(cast.as(openid, world.now).signUps.create(input))]
    }
    case 'atOnce': {
      const [one, other] = operation.operations
      const labels = operation.isOneRequest ? [label, label] : [`${label}a`, `${label}b`]
      const prepared = [await prepare(cast, world, one, labels[0] ?? ''), await prepare(cast, world, other, labels[1] ?? '')]
      return Promise.all(prepared.map((send) => send()))
    }
    default:
      return [await (await prepare(cast, world, operation, label))()]
  }
}

async function prepare(cast: Cast, world: World, operation: Requested, label: string): Promise<() => Promise<Outcome>> {
  const requestId = idOf(`${world.activities[0]?.id} ${label}`)
  const { openid, call } = await request(cast, world, operation, requestId)
  const send = (now: number) => call(cast.as(openid, now))
  return async () => {
    const outcome = await outcomeOf(send(world.now))
    if ('answer' in outcome) cast.sent.set(label, { send, openid, requestId, outcome })
    return outcome
  }
}

export function sentBefore({ sent }: Cast, label: string): Sent {
  const before = sent.get(label)
  if (!before) throw new Error(`nothing was sent as ${label}`)
  return before
}

async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { answer: await call }
  } catch (error) {
    const fault = faultOf(error)
    if (fault === 'internal' || fault === 'unavailable') throw error
    return { fault }
  }
}

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>

function saveProfile(cast: Cast, world: World, { by, consents, skills, organisations }: Of<'saveProfile'>): Promise<unknown> {
  const person = world.people.find(({ key }) => key === by)
  const calls = cast.as(cast.people.get(by)?.openid ?? '', world.now)
  return calls.profile.save({
    name: person?.name ?? '',
    phone: '13900000000',
    organisationIds: organisations,
    skillIds: skills,
    agreesToPersonalData: consents,
    agreesToMembership: organisations.length > 0,
  })
}

function vouch(cast: Cast, { person, skill, verified, expiresAt }: Of<'vouch'>, now: number): Promise<unknown> {
  const input = { volunteerId: cast.people.get(person)?.id ?? '', skillId: skill }
  const { skills } = cast.as(cast.organiser.openid, now)
  return verified ? skills.verify({ ...input, expiresAt }) : skills.revoke(input)
}
