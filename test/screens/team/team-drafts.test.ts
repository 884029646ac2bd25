import { phoneKey } from '../../../src/client/phone/phone-key'
import { aStorage } from '../../client/attendance/marks'
import { type TeamDraft, openTeamDrafts } from '../../../src/screens/team/new-team/team-drafts'

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

test('a team begun on two pages stays one, since the second page takes the id from the first', () => {
  const teams = openMemory()
  const fresh = aDraft({ teamId: null })
  const first = teams.teamIdOf(fresh)
  teams.put({ ...fresh, teamId: first })
  expect(teams.teamIdOf(fresh)).toBe(first)
  expect(teams.teamIdOf(aDraft({ teamId: null, activityId: 'b' }))).not.toBe(first)
})

test('a draft with a team id keeps it, even if another draft was stored later', () => {
  const teams = openMemory()
  teams.put(aDraft({ teamId: 'later' }))
  expect(teams.teamIdOf(aDraft({ teamId: 'sent' }))).toBe('sent')
})

test('a draft without a team id, or with damaged positions, is not restored', () => {
  const stored = [
    { ...aDraft(), teamId: null },
    { ...aDraft(), form: { organisationId: '', parts: [1] } },
  ]
  for (const team of stored) expect(openMemory([team]).find(aDraft())).toBeUndefined()
  expect(openMemory([aDraft()]).find(aDraft())).toEqual(aDraft())
})
