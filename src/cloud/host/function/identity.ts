/** Identity of the caller, as the platform states it. Data in the request is never trusted. */

/** Second argument that CloudBase passes to a function, beside the event. */
export interface FunctionContext {
  /** JSON of variables that belong to this call; present when an instance serves several callers. */
  environment?: string
  /** The platform keeps the caller waiting until nothing is left to do, such as a database connection that idles, unless this is false. */
  callbackWaitsForEmptyEventLoop?: boolean
}

type Environment = Record<string, string | undefined>

/**
 * Openid of the caller of a cloud function, read as the platform's own SDK reads it: the keys listed in `WX_CONTEXT_KEYS`,
 * from the call's environment first, then from the process. In a shared environment the user is `FROM_OPENID`.
 * @returns null for a timer, or a call from another function
 */
export function openidOf(context: FunctionContext, env: Environment): string | null {
  const own = readEnvironment(context.environment)
  const value = (key: string): string | undefined => own[key] ?? env[key]
  const keys = (value('WX_CONTEXT_KEYS') ?? '').split(',').filter((key) => key.startsWith('WX_'))
  const listed = (key: string) => (keys.includes(key) ? value(key) : undefined)
  return listed('WX_FROM_OPENID') || listed('WX_OPENID') || null
}

/** @throws an error that does not quote the text, since errors are logged and the text identifies a person */
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
