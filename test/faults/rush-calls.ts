/** The rush's calls by procedure, and the messages between the crowd and a server process. */
import type { appRouter } from '../../src/cloud/router'
import type { ServerFault } from '../../src/contract/codes'

export type Calls = ReturnType<typeof appRouter.createCaller>
export type Path = 'signUps.create' | 'signUps.withdraw' | 'teams.create' | 'teams.get' | 'teams.join' | 'teams.shrink' | 'teams.withdraw'

type Procedure<P extends Path> = P extends `${infer Noun extends keyof Calls}.${infer Verb}`
  ? Verb extends keyof Calls[Noun]
    ? Extract<Calls[Noun][Verb], (...input: never[]) => unknown>
    : never
  : never
export type InputOf<P extends Path> = Parameters<Procedure<P>>[0]
export type AnswerOf<P extends Path> = Awaited<ReturnType<Procedure<P>>>

export interface Question {
  number: number
  openid: string
  /** A procedure; or `connections`, which requests the number of connections that the process can use at once. */
  path: string
  input: unknown
}

/** `details`: the fault in the server's log. */
export type Reply = { number: number; answer: unknown } | { number: number; fault: ServerFault; details: unknown }
