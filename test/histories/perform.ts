/** One operation in the program: the call that somebody's phone would make. */
import { faultOf } from '../../src/cloud/faults'
import { runJobs } from '../../src/cloud/jobs'
import { idOf } from './ids'
import type { World } from './model/world'
import type { Operation, Step } from './operations'
import { type Cast, type Outcome, type Sent, request } from './requests'

const quiet = { info: () => undefined, error: () => undefined }

export async function perform(cast: Cast, world: World, { label, operation }: Step): Promise<Outcome> {
  const { base } = cast
  switch (operation.do) {
    case 'wait':
      return { answer: { ok: true } }
    case 'job':
      await runJobs(base.connection.db, world.now, quiet)
      return { answer: { ok: true } }
    case 'vouch':
      return outcomeOf(vouch(cast, operation, world.now))
    case 'saveProfile':
      return outcomeOf(saveProfile(cast, world, operation))
    case 'retry': {
      const { send } = sentBefore(cast, operation.of)
      return outcomeOf(send(world.now))
    }
    case 'reuse': {
      const { openid, requestId } = sentBefore(cast, operation.of)
      const nowhere = idOf('nowhere')
      const input = { requestId, activityId: nowhere, version: 1, positionId: nowhere, organisationId: null }
      return outcomeOf(base.as({ openid }, world.now).signUps.create(input))
    }
    default: {
      const requestId = idOf(`${world.activities[0]?.id} ${label}`)
      const { openid, call } = await request(cast, world, operation, requestId)
      const send = (now: number) => call(base.as({ openid }, now))
      const outcome = await outcomeOf(send(world.now))
      if ('answer' in outcome) cast.sent.set(label, { send, openid, requestId, outcome })
      return outcome
    }
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
  const calls = cast.base.as({ openid: cast.people.get(by)?.openid ?? '' }, world.now)
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
  const { skills } = cast.base.as(cast.organiser, now)
  return verified ? skills.verify({ ...input, expiresAt }) : skills.revoke(input)
}
