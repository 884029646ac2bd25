import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { type TestBase, openBase } from '../../support/base'
import { open, teamsOn } from '../../support/teams'

describe('a team in the database', () => {
  let base: TestBase
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())
  const { aLeader, aTeam } = teamsOn(() => base)

  it.each([
    [
      'a confirmed team to lose one of its seats',
      (id: string) => sql`update seats set team_id = null where id = (select min(id) from seats where team_id = ${id})`,
    ],
    ['a team to leave while it holds seats', (id: string) => sql`update teams set status = 'withdrawn' where id = ${id}`],
    ['a team to be larger than what it holds', (id: string) => sql`update team_parts set seats = seats + 1 where team_id = ${id}`],
    ['a team`s seat to be taken away', (id: string) => sql`delete from seats where id = (select min(id) from seats where team_id = ${id})`],
  ])('does not allow %s', async (_what, harm) => {
    const organiser = await base.anOrganiser()
    const activity = await base.anActivity(organiser, open(3))
    const { teamId, status } = await aTeam(await aLeader(), activity, [null, null, null])
    expect(status).toBe('confirmed')
    await expect(base.connection.db.execute(harm(teamId))).rejects.toThrow()
    expect(await rowsOf(base.connection.db, sql`select id from seats where team_id = ${teamId}`)).toHaveLength(3)
  })
})
