/** Identity of a visitor by the persona chosen in the page. Only the HTTP host loads this, for a demonstration. */
import type { FastifyRequest } from 'fastify'
import type { Identity } from '../rpc/context'
import { PERSONAS } from './personas'

const DEVICE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Identity of the chosen persona; anonymous for an unknown persona.
 * The resident is a different person on each device, since visitors must not see each other's profile.
 */
export function identifyPersona({ headers }: Pick<FastifyRequest, 'headers'>): Identity {
  const persona = PERSONAS.find(({ key }) => key === headers['x-demo-persona'])
  if (!persona) return { openid: null, persona: null }
  const device = headers['x-device']
  if (persona.person !== null) return { openid: persona.openid, persona: persona.key }
  return { openid: typeof device === 'string' && DEVICE.test(device) ? `${persona.openid}:${device}` : null, persona: persona.key }
}
