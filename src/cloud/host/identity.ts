/** Who calls. Only the platform says so; nothing in a request's own data is ever believed. */
import type { Identity } from '../rpc/context'

/** What CloudBase hands to a function beside its event. */
export interface FunctionContext {
  /** JSON with the caller's values; present when an instance serves several callers. */
  environment?: string
}

type Environment = Record<string, string | undefined>

/**
 * The caller's openid in a cloud function, as the platform's own SDK reads it: the keys that `WX_CONTEXT_KEYS` lists,
 * from the call's environment first, then from the process. In a shared environment the user is `FROM_OPENID`.
 * @returns null when nobody calls: a timer, or a call from another function
 */
export function openidOf(context: FunctionContext, env: Environment): string | null {
  const own = readEnvironment(context.environment)
  const value = (key: string): string | undefined => own[key] ?? env[key]
  const keys = (value('WX_CONTEXT_KEYS') ?? '').split(',').filter((key) => key.startsWith('WX_'))
  const listed = (key: string) => (keys.includes(key) ? value(key) : undefined)
  return listed('WX_FROM_OPENID') || listed('WX_OPENID') || null
}

/** @throws without the text: it names a person, and errors are logged */
function readEnvironment(text: string | undefined): Environment {
  if (text === undefined) return {}
  const parsed = parse(text)
  if (typeof parsed !== 'object' || parsed === null) throw new Error('the environment of the call cannot be read')
  return parsed as Environment
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Over HTTP nobody is known: the page is for residents. */
export const anonymous: Identity = { openid: null, persona: null }
