/** The cloud functions, as they are built and deployed. */

export interface CloudFunction {
  /** Folder in dist/cloud, and name at the platform. */
  name: 'api' | 'migrate'
  /** MB. */
  memory: number
  /** Time limit of a call, seconds. The platform permits 1 to 60. */
  timeout: number
  /** Timers: seven fields, from seconds to years. */
  timers: readonly { name: string; config: string }[]
}

/** Node of the functions. The platform never changes the runtime of a function that exists. */
export const RUNTIME = 'Nodejs20.19'

export const CLOUD_FUNCTIONS: Readonly<Record<CloudFunction['name'], CloudFunction>> = {
  api: {
    name: 'api',
    memory: 256,
    // The platform's default of 3 s is too short for a cold start with a busy database; the phone's own limit is the same.
    timeout: 8,
    // Every minute, since reservations and names deadlines end by the clock, and a freed seat should soon go to the next person.
    timers: [{ name: 'minutely', config: '0 * * * * * *' }],
  },
  // The command line waits 60 s for an answer: a migration that takes too long should end with the platform's error, not with silence.
  migrate: { name: 'migrate', memory: 256, timeout: 55, timers: [] },
}
