/** Lets a visitor of the demonstration be the persona that the page names. Only `local.ts` loads this, and only for one. */
import type { FastifyRequest } from 'fastify'
import type { Identity } from '../rpc/context'
import { PERSONAS } from './personas'

const DEVICE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Nobody without a persona, and nobody by another name.
 * A resident is a person of their own on each device, since what one tells of themselves is not the next one's.
 */
export function identifyPersona({ headers }: Pick<FastifyRequest, 'headers'>): Identity {
  const persona = PERSONAS.find(({ key }) => key === headers['x-demo-persona'])
  if (!persona) return { openid: null, persona: null }
  const device = headers['x-device']
  if (persona.person !== null) return { openid: persona.openid, persona: persona.key }
  return { openid: typeof device === 'string' && DEVICE.test(device) ? `${persona.openid}:${device}` : null, persona: persona.key }
}
