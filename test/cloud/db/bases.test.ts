/** Bases as schemas of one database, each chosen by the search path of its connection and invisible to the others. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Connection, rowsOf } from '../../../src/cloud/db/database'
import { migrate } from '../../../src/cloud/db/migrate'
import { connectPostgres } from '../../../src/cloud/db/postgres'
import { type TestBase, testBase } from '../../support/base'
import { DATABASE, openEmbedded } from '../../support/databases'
import { type TestDatabase, createDatabase } from '../../support/postgres'
import { teamsOn, firstPosition, open } from '../../support/teams'
import { fillVocabulary } from '../../support/vocabulary'

/** Number of tables by schema. */
const tablesBySchema = ({ db }: Connection) =>
  rowsOf<{ schema: string; count: number }>(
    db,
    sql`select table_schema as schema, count(*)::int as count from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') group by 1 order by 1`,
  )

describe('two bases in one database', () => {
  let database: TestDatabase
  let [one, other]: TestBase[] = []
  const openSchema = (schema: string) => {
    const url = new URL(database.url)
    url.searchParams.set('options', `-c search_path=${schema}`)
    return connectPostgres(url.href, 4)
  }
  beforeAll(async () => {
    database = await createDatabase()
    const setUp = connectPostgres(database.url, 1)
    await setUp.db.execute(sql`create schema county_one`)
    await setUp.db.execute(sql`create schema county_other`)
    await setUp.close()
    const connections = [openSchema('county_one'), openSchema('county_other')]
    await Promise.all(connections.map((connection) => migrate(connection)))
    for (const connection of connections) await fillVocabulary(connection)
    ;[one, other] = connections.map((connection) => testBase(connection))
  })
  afterAll(async () => {
    await Promise.all([one?.close(), other?.close()])
    await database.drop()
  })
  const both = (): [TestBase, TestBase] => {
    if (!one || !other) throw new Error('both are open')
    return [one, other]
  }

  it('are in their own schemas, including the journal, and nothing is in other schemas', async () => {
    const [first] = both()
    const [mine, its, ...rest] = await tablesBySchema(first.connection)
    expect([mine?.schema, its?.schema, rest]).toEqual(['county_one', 'county_other', []])
    expect(mine?.count).toBe(its?.count)
    const [foreign] = await rowsOf<{ count: number }>(
      first.connection.db,
      sql`select count(*)::int as count from pg_constraint c join pg_class t on t.oid = c.confrelid where c.connamespace <> t.relnamespace`,
    )
    expect(foreign?.count).toBe(0)
  })

  it('can be used at the same time, and neither sees changes of the other', async () => {
    const visits = await Promise.all(
      both().map(async (base) => {
        const organiser = await base.anOrganiser()
        const { aLeader, aTeam, alone, leave } = teamsOn(() => base)
        const visit = await base.anActivity(organiser, open(3))
        await aTeam(await aLeader(), visit, [null, null])
        const [seated, waiting] = [await alone(visit), await alone(visit)]
        await leave(seated.signUpId, seated.person)
        return { base, visit, waiting }
      }),
    )
    for (const { base, visit, waiting } of visits) {
      expect((await base.as(waiting.person).signUps.mine())[0]).toMatchObject({ status: 'confirmed' })
      expect((await base.as(null).activities.list({})).items.map(({ id }) => id)).toEqual([visit.id])
    }
  })

  it('guard their own teams, independently of each other', async () => {
    const [first] = both()
    const visit = await first.anActivity(await first.anOrganiser(), open(2))
    const { aLeader, aTeam } = teamsOn(() => first)
    const team = await aTeam(await aLeader(), visit, [null, null])
    await expect(first.connection.db.execute(sql`update seats set team_id = null where team_id = ${team.teamId}`)).rejects.toThrow()
  })

  it('may have people, visits and requests with the same ids', async () => {
    const [first, second] = both()
    const activityId = randomUUID()
    for (const base of [first, second]) {
      const organiser = await base.anOrganiser()
      const { plan } = await base.anActivity(organiser, open(1))
      const made = await base
        .as(organiser)
        .desk.create({ requestId: randomUUID(), activityId, plan: { ...plan, ...open(1), services: [] } })
      expect(made).toMatchObject({ ok: true })
      expect(firstPosition(plan)).not.toBe('')
    }
  })

  it('can be dropped one by one, and the other keeps its constraints', async () => {
    const [first] = both()
    const setUp = connectPostgres(database.url, 1)
    await setUp.db.execute(sql`drop schema county_other cascade`)
    await setUp.close()
    const [kept] = await rowsOf<{ count: number }>(
      first.connection.db,
      sql`select count(*)::int as count from pg_constraint where conname = 'sign_ups_one_place_at_a_time'`,
    )
    expect(kept?.count).toBe(1)
  })
})

/** Migrating an embedded database takes as long as all other tests of this file. */
const onEmbedded = DATABASE === 'pglite' ? test : test.skip

onEmbedded('an embedded database has its base in the schema named by the search path', async () => {
  const connection = await openEmbedded('new')
  await connection.db.execute(sql`create schema county`)
  await connection.db.execute(sql`set search_path to county`)
  await migrate(connection)
  expect((await tablesBySchema(connection)).map(({ schema }) => schema)).toEqual(['county'])
  await connection.close()
})
