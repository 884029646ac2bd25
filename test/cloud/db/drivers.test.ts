/** Features that the program uses, on the embedded database and the server. The router's tests run on one of them only. */
import { eq, inArray, sql } from 'drizzle-orm'
import { iso } from '../../../src/cloud/db/columns'
import { databaseTime, encodingOf } from '../../../src/cloud/db/database'
import { inParts } from '../../../src/cloud/db/in-parts'
import { DATABASES } from '../../support/databases'
import { AT, eachThing, things } from './things'

describe.each(DATABASES)('the driver of %s', (kind) => {
  const { connection, ask, add } = eachThing(kind)

  it('tells the time, reports its kind, and stores text in UTF-8', async () => {
    expect(Math.abs((await databaseTime(connection().db)) - Date.now())).toBeLessThan(60_000)
    expect([connection().kind, await encodingOf(connection().db)]).toEqual([kind, 'UTF8'])
  })

  it('gives numbers for counts, sums, bigint and numeric', async () => {
    await add(1, { large: 2 ** 52 })
    expect(
      await ask(sql`select count(*) as count, count(*) filter (where id > 1) as none, sum(id) as sum, sum(large) as numeric,
        max(large) as large, 1.5::numeric as half, avg(id) as average, extract(epoch from at)::bigint as nothing from things group by at`),
    ).toEqual([{ count: 1, none: 0, sum: 1, numeric: 2 ** 52, large: 2 ** 52, half: 1.5, average: 1, nothing: null }])
  })

  it('returns booleans, nulls, uuids and Chinese text unchanged', async () => {
    const id = '0a0a0a0a-0000-4000-8000-000000000001'
    expect(await ask(sql`select true as yes, null as nothing, ${id}::uuid as id, ${'唐先镇𠮷'}::text as name`)).toEqual([
      { yes: true, nothing: null, id, name: '唐先镇𠮷' },
    ])
  })

  it.each([
    ['a whole hour', AT],
    ['milliseconds', AT + 7],
    ['before 1970', -1],
  ])('stores a moment to the millisecond: %s', async (_what, at) => {
    await add(1, { at })
    expect(await connection().db.select({ at: things.at }).from(things)).toEqual([{ at }])
    expect(await connection().db.select({ id: things.id }).from(things).where(eq(things.at, at))).toEqual([{ id: 1 }])
    expect(await ask(sql`select id from things where at = ${iso(at)}`)).toEqual([{ id: 1 }])
  })

  it('converts moments to milliseconds and back with the functions of the schema', async () => {
    expect(await ask(sql`select ms(${iso(AT)}::timestamptz) as ms, ms(instant_of(${AT}::bigint)) as back`)).toEqual([{ ms: AT, back: AT }])
  })

  it('returns a day as text', async () => {
    await add(1, { day: '2027-01-09', local: '2027-01-09 08:30:00' })
    expect(await connection().db.select({ day: things.day, local: things.local }).from(things)).toEqual([
      { day: '2027-01-09', local: '2027-01-09 08:30:00' },
    ])
    expect(
      await ask(sql`select to_char(${iso(AT)}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as local,
        (date '2027-01-09' + interval '1 day')::date::text as next`),
    ).toEqual([{ local: '2027-01-09 08:30', next: '2027-01-10' }])
  })

  it.each([
    ['an object', { a: [1, { 名: null }], b: 'x' }],
    ['an array', [1, '2', null, { c: true }]],
    ['an empty array', []],
    ['a text', '唐先'],
    ['a number', 1.5],
  ])('stores JSON: %s', async (_what, details) => {
    await add(1, { details })
    expect(await connection().db.select({ details: things.details }).from(things)).toEqual([{ details }])
    expect(await ask(sql`select ${JSON.stringify(details)}::jsonb as details`)).toEqual([{ details }])
  })

  it('makes JSON of rows, in order, and null of no rows', async () => {
    await connection()
      .db.insert(things)
      .values([
        { id: 2, name: '乙', large: 5 },
        { id: 1, name: '甲', at: AT },
      ])
    expect(
      await ask(sql`select json_agg(json_build_object('id', id, 'name', name, 'large', large, 'at', ms(at)) order by id) as rows,
        jsonb_agg(id order by id) as ids, json_agg(id) filter (where id > 2) as none, coalesce(json_agg(id) filter (where id > 2), '[]') as empty
        from things`),
    ).toEqual([
      {
        rows: [
          { id: 1, name: '甲', large: null, at: AT },
          { id: 2, name: '乙', large: 5, at: null },
        ],
        ids: [1, 2],
        none: null,
        empty: [],
      },
    ])
  })

  it('makes rows of JSON', async () => {
    const rows = [
      { id: 1, thing: null, at: iso(AT) },
      { id: 2, thing: '乙', at: null },
    ]
    expect(
      await ask(
        sql`select id, thing, ms(at) as at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id int, thing text, at timestamptz)`,
      ),
    ).toEqual([
      { id: 1, thing: null, at: AT },
      { id: 2, thing: '乙', at: null },
    ])
  })

  it('stores and makes arrays, even empty ones', async () => {
    await add(1, { tags: ['甲', 'b,"c"', '{}'] })
    await add(2, { tags: [] })
    expect(await connection().db.select({ tags: things.tags }).from(things).orderBy(things.id)).toEqual([
      { tags: ['甲', 'b,"c"', '{}'] },
      { tags: [] },
    ])
    expect(await ask(sql`select array_agg(id order by id) as ids, array_agg(name) as names from things`)).toEqual([
      { ids: [1, 2], names: [null, null] },
    ])
    expect(await ask(sql`select id from things where id = any(array(select id from things where id > 1))`)).toEqual([{ id: 2 }])
    expect(
      await connection()
        .db.select({ id: things.id })
        .from(things)
        .where(inArray(things.id, [2, 3])),
    ).toEqual([{ id: 2 }])
  })

  it('stores bytes, and joins them in order', async () => {
    const whole = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
    await add(2, { content: whole.subarray(40_000) })
    await add(1, { content: whole.subarray(0, 40_000) })
    const [row] = await ask<{ content: Uint8Array; size: number }>(
      sql`select string_agg(content, ''::bytea order by id) as content, sum(length(content)) as size from things`,
    )
    expect([Buffer.from(row?.content ?? []).equals(Buffer.from(whole)), row?.size]).toEqual([true, whole.length])
    const [stored] = await connection().db.select({ content: things.content }).from(things).where(eq(things.id, 1))
    expect(Buffer.from(stored?.content ?? []).equals(Buffer.from(whole.subarray(0, 40_000)))).toBe(true)
  })

  it('accepts as many rows in one statement as the program inserts', async () => {
    const rows = Array.from({ length: 1_001 }, (_, id) => ({ id, name: `人${id}`, at: AT + id }))
    for (const part of inParts(rows)) await connection().db.insert(things).values(part)
    expect(await ask(sql`select count(*) as count, max(ms(at)) as last from things`)).toEqual([{ count: 1_001, last: AT + 1_000 }])
  })

  it('returns the written rows, and leaves existing ones unchanged', async () => {
    const write = () => add(1, { name: '甲' }).onConflictDoNothing().returning({ id: things.id })
    expect([await write(), await write()]).toEqual([[{ id: 1 }], []])
    const [changed] = await add(1, { name: '乙' })
      .onConflictDoUpdate({ target: things.id, set: { name: '丙' } })
      .returning({ name: things.name })
    expect(changed).toEqual({ name: '丙' })
    expect(await connection().db.delete(things).returning({ id: things.id })).toEqual([{ id: 1 }])
  })

  it('supports windows, lateral joins and literal patterns', async () => {
    await connection()
      .db.insert(things)
      .values([
        { id: 1, name: '100%' },
        { id: 2, name: '1000' },
      ])
    expect(
      await ask(sql`select t.id, row_number() over (order by t.id desc) as place, n.next from things t
        left join lateral (select min(o.id) as next from things o where o.id > t.id) n on true order by t.id`),
    ).toEqual([
      { id: 1, place: 2, next: 2 },
      { id: 2, place: 1, next: null },
    ])
    expect(await ask(sql`select id from things where name like ${'100\\%'}`)).toEqual([{ id: 1 }])
  })

  it('orders Chinese text by code point', async () => {
    await connection()
      .db.insert(things)
      .values([
        { id: 1, name: '象' },
        { id: 2, name: '唐' },
        { id: 3, name: 'a' },
        { id: 4, name: 'B' },
      ])
    expect((await ask<{ id: number }>(sql`select id from things order by name collate "C"`)).map(({ id }) => id)).toEqual([4, 3, 2, 1])
  })
})
