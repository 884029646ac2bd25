/** A history in readable words. */
import type { World } from './model/world'
import type { Outcome } from './requests'
import type { Scenario } from './scenario'
import type { Operation } from './operations'

const hours = (at: number, from: number): string => `${Math.round(((at - from) / 3_600_000) * 1000) / 1000} h`

export function scenarioInWords({ now, people, activities }: Scenario): string[] {
  const who = people.map(({ key, name, organisations, vouchedFor, skills }) => {
    const held = skills.map(({ skill, verified, expiresAt }) => {
      const until = expiresAt === null ? '' : ` until ${hours(expiresAt, now)}`
      return `${verified ? 'verified ' : ''}${skill}${until}`
    })
    return `${key} ${name} of ${organisations.map((one) => (vouchedFor.includes(one) ? one : `${one} (says so)`)).join(' and ') || 'nobody'}${held.length > 0 ? `, ${held.join(', ')}` : ''}`
  })
  const what = activities.map(({ key, positions, ...at }) => {
    const times = Object.entries(at).map(([name, instant]) => `${name} ${hours(instant, now)}`)
    const seats = positions.map((position) => {
      const quotas = position.quotas.map(
        ({ organisationId, seats, releaseAt }) => `${seats} for ${organisationId} until ${hours(releaseAt, now)}`,
      )
      return `${position.key} ${[`${position.capacity} seats`, ...(position.skill ? [position.skill] : []), ...quotas].join(', ')}`
    })
    return `${key}: ${times.join(', ')}; ${seats.join('; ')}`
  })
  return [...who, ...what]
}

export function stepInWords(operation: Operation, world: Pick<World, 'now'>, start: number, outcomes: readonly Outcome[] = []): string {
  const { do: kind, ...rest } = operation
  const said = Object.entries(rest).map(([name, value]) => `${name} ${inWords(value, start)}`)
  const results = outcomes.map((outcome) => ('fault' in outcome ? `fault ${outcome.fault}` : answerInWords(outcome.answer)))
  return `at ${hours(world.now, start)}: ${kind} ${said.join(', ')}${results.length > 0 ? ` → ${results.join(' and ')}` : ''}`
}

function inWords(value: unknown, start: number): string {
  if (typeof value === 'number' && value > start / 2) return hours(value, start)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map((one) => inWords(one, start)).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, one]) => `${key} ${inWords(one, start)}`)
    .join(', ')}}`
}

function answerInWords(answer: unknown): string {
  const { ok, status, reason } = { ok: true, status: undefined, reason: undefined, ...(answer as object) }
  return ok ? `ok${status === undefined ? '' : `, ${String(status)}`}` : `refused, ${String(reason)}`
}
