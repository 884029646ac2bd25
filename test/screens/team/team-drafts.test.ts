import type { CreateTeamAnswer, CreateTeamInput } from '../../../src/contract/teams'
import { phoneKey } from '../../../src/client/phone/phone-key'
import { aStorage } from '../../client/attendance/marks'
import { Fault } from '../../../src/client/wire/fault'
import { type TeamDraft, openTeamDrafts, sendTeam } from '../../../src/screens/team/new-team/team-drafts'

const aDraft = (change: Partial<TeamDraft> = {}): TeamDraft => ({
  owner: 'minge',
  activityId: 'a',
  teamId: 't',
  form: { organisationId: 'minge', parts: [] },
  pending: null,
  ...change,
})

function openMemory(stored?: unknown) {
  const phone = aStorage()
  if (stored !== undefined) phone.write(phoneKey('teams'), stored)
  let ids = 0
  return openTeamDrafts(phone, () => `made-${++ids}`)
}

test('the same team begun on two pages is one: the second to write takes the id of the first', () => {
  const teams = openMemory()
  const fresh = aDraft({ teamId: null })
  const first = teams.teamIdOf(fresh)
  teams.put({ ...fresh, teamId: first })
  expect(teams.teamIdOf(fresh)).toBe(first)
  expect(teams.teamIdOf(aDraft({ teamId: null, activityId: 'b' }))).not.toBe(first)
})

test('a team that has its id keeps it, whatever was begun since', () => {
  const teams = openMemory()
  teams.put(aDraft({ teamId: 'later' }))
  expect(teams.teamIdOf(aDraft({ teamId: 'sent' }))).toBe('sent')
})

test('a team without its id, or with damaged rows, is not brought back', () => {
  const stored = [
    { ...aDraft(), teamId: null },
    { ...aDraft(), form: { organisationId: '', parts: [1] } },
  ]
  for (const team of stored) expect(openMemory([team]).find(aDraft())).toBeUndefined()
  expect(openMemory([aDraft()]).find(aDraft())).toEqual(aDraft())
})

const wanted = { teamId: 't', activityId: 'a', version: 1, organisationId: 'minge', parts: [{ positionId: 'p', seats: ['陈样例', null] }] }
const larger = { ...wanted, parts: [{ positionId: 'p', seats: ['陈样例', null, null] }] }
const done: CreateTeamAnswer = { ok: true, teamId: 't', status: 'confirmed' }

/** A server that gives these answers one after the other, and the phone beside it. */
function calls(...answers: (CreateTeamAnswer | Fault)[]) {
  const sent: CreateTeamInput[] = []
  const phone: { pending: CreateTeamInput | null } = { pending: null }
  let ids = 0
  return {
    sent,
    phone,
    create: async (input: CreateTeamInput) => {
      sent.push(input)
      const answer = answers.shift()
      if (answer === undefined || answer instanceof Fault) throw answer ?? new Error('asked too often')
      return answer
    },
    makeId: () => `id-${++ids}`,
    keep: (pending: CreateTeamInput | null) => void (phone.pending = pending),
  }
}

test('a team is sent once, and once there is an answer nothing is pending', async () => {
  const server = calls(done)
  expect(await sendTeam(null, wanted, server)).toEqual(done)
  expect(server.phone.pending).toBeNull()
})

test('a request whose answer was lost goes again with its own id', async () => {
  const server = calls(new Fault('timed-out'), done)
  await expect(sendTeam(null, wanted, server)).rejects.toMatchObject({ code: 'timed-out' })
  await sendTeam(server.phone.pending, wanted, server)
  expect(server.sent.map(({ requestId }) => requestId)).toEqual(['id-1', 'id-1'])
})

test('changed since, it is another request for the same team', async () => {
  const server = calls(new Fault('offline'), { ...done, isEarlier: true })
  await expect(sendTeam(null, wanted, server)).rejects.toMatchObject({ code: 'offline' })
  expect(await sendTeam(server.phone.pending, larger, server)).toMatchObject({ isEarlier: true })
  expect(server.sent.map(({ requestId, teamId }) => [requestId, teamId])).toEqual([
    ['id-1', 't'],
    ['id-2', 't'],
  ])
})

test('a request that the server cannot take is not sent for ever', async () => {
  const server = calls(new Fault('malformed'))
  await expect(sendTeam(null, wanted, server)).rejects.toMatchObject({ code: 'malformed' })
  expect(server.phone.pending).toBeNull()
})
