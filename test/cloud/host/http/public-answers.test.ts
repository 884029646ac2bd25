/** Answers that the HTTP host keeps for callers without an account. */
import { sql } from 'drizzle-orm'
import { checkByWords } from '../../../../src/cloud/content/words'
import { createHost } from '../../../../src/cloud/host/http/http-host'
import { KEPT_FOR, MOST_KEPT, publicAnswers } from '../../../../src/cloud/host/http/public-answers'
import { createContext } from '../../../../src/cloud/rpc/context'
import type { EndedCall } from '../../../../src/cloud/rpc/meter'
import type { ActivityCard } from '../../../../src/contract/activities/activities'
import { minute } from '../../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, openBase } from '../../../support/base'

let base: TestBase
let address: string
let app: Awaited<ReturnType<typeof createHost>>
let time = NOW
let organiser: Person
const ended: EndedCall[] = []

beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser()
  app = await createHost({
    connection: base.connection,
    page: null,
    callsPerMinute: 1_000,
    checkContent: checkByWords(),
    log: { info: () => undefined, error: () => undefined },
    meter: { called: (call) => void ended.push(call), marksRefused: () => undefined },
    now: () => time,
    identify: ({ headers }) => ({
      openid: (headers['x-test-person'] as string | undefined) ?? null,
      persona: (headers['x-test-persona'] as string | undefined) ?? null,
    }),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const bound = app.server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
})
afterAll(async () => {
  await app.close()
  await base.close()
})
beforeEach(() => {
  time += minute
  ended.length = 0
})

const rename = (title: string) => base.connection.db.execute(sql`update activities set title = ${title}`)
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${address}/rpc/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
const get = (input: object, headers: Record<string, string> = {}) =>
  fetch(`${address}/rpc/activities.list?input=${encodeURIComponent(JSON.stringify(input))}`, { headers })
const listed = async (answer: Response): Promise<ActivityCard[]> =>
  ((await answer.json()) as { result: { data: { items: ActivityCard[] } } }).result.data.items
const titles = async (input: object = {}, headers: Record<string, string> = {}) =>
  (await listed(await post('activities.list', input, headers))).map(({ title }) => title)

describe('the first page of the list', () => {
  beforeAll(async () => void (await base.anActivity(organiser, { title: '第一个题目' })))
  beforeEach(() => rename('原来的题目'))

  it('is the same for every caller without an account for three seconds, and not longer', async () => {
    expect(await titles()).toEqual(['原来的题目'])
    await rename('后来的题目')
    expect(await titles()).toEqual(['原来的题目'])
    time += KEPT_FOR - 1
    expect(await titles()).toEqual(['原来的题目'])
    time += 1
    expect(await titles()).toEqual(['后来的题目'])
  })

  it('is the one that the procedure gives', async () => {
    const { items, cursor } = await base.as(null, time).activities.list({})
    const kept = await (await post('activities.list', {})).json()
    expect(kept).toEqual({ result: { data: { items, cursor } } })
    expect(await (await post('activities.list', {})).json()).toEqual(kept)
  })

  it('is never kept for a person or a persona, and what is kept is never given to one', async () => {
    const person = { 'x-test-person': organiser.openid }
    expect((await listed(await post('activities.list', {}, person)))[0]?.seats).toMatchObject({ capacity: 5 })
    expect((await listed(await post('activities.list', {})))[0]?.seats).toBeNull()
    await rename('后来的题目')
    expect(await titles({}, person)).toEqual(['后来的题目'])
    expect(await titles({}, { 'x-test-persona': 'resident' })).toEqual(['后来的题目'])
    expect(await titles()).toEqual(['原来的题目'])
  })

  it('has an answer for each filter; searches and later pages are asked each time', async () => {
    expect(await titles({ town: 'tangxian' })).toEqual(['原来的题目'])
    expect(await titles({ town: 'xiangzhu' })).toEqual([])
    expect(await titles({ text: '题目' })).toEqual(['原来的题目'])
    await rename('后来的题目')
    expect(await titles({ text: '题目' })).toEqual(['后来的题目'])
    expect(await titles({ limit: 20, town: 'tangxian' })).toEqual(['原来的题目'])
  })

  it('comes in a batch with the session, which has the present time', async () => {
    const batch = async () => {
      const answer = await post('session.get,vocabulary.get,activities.list?batch=1', { 2: { limit: 5 } })
      expect(answer.status).toBe(200)
      return (await answer.json()) as { result: { data: { now?: number; items?: ActivityCard[]; towns?: unknown[] } } }[]
    }
    await batch()
    await rename('后来的题目')
    time += 1_000
    const [session, vocabulary, list] = await batch()
    expect(session?.result.data.now).toBe(time)
    expect(vocabulary?.result.data.towns).not.toHaveLength(0)
    expect(list?.result.data.items?.map(({ title }) => title)).toEqual(['原来的题目'])
  })

  it('has a tag, by which a browser that has it gets no second copy until it changes', async () => {
    const first = await get({})
    const tag = first.headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await get({}, { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    time += KEPT_FOR
    expect((await get({}, { 'if-none-match': tag })).status).toBe(304)
    time += KEPT_FOR
    await rename('后来的题目')
    const changed = await get({}, { 'if-none-match': tag })
    expect([changed.status, (await listed(changed))[0]?.title]).toEqual([200, '后来的题目'])
    const person = await get({}, { 'if-none-match': tag, 'x-test-person': organiser.openid })
    expect([person.status, person.headers.get('etag')]).toEqual([200, null])
  })

  it('counts as a call each time, by the meter and by the limit of an address', async () => {
    await titles()
    await titles()
    expect(ended.map(({ procedure, outcome }) => [procedure, outcome])).toEqual([
      ['activities.list', 'ok'],
      ['activities.list', 'ok'],
    ])
    time += minute
    const inputs = Object.fromEntries(Array.from({ length: 20 }, (_, nth) => [nth, {}]))
    const many = `${Array.from({ length: 20 }, () => 'activities.list').join(',')}?batch=1`
    const statuses: number[] = []
    for (let batch = 0; batch < 51; batch++) statuses.push((await post(many, inputs)).status)
    expect([statuses[49], statuses[50]]).toEqual([200, 429])
  })

  it.each([
    ['a wrong input', 'activities.list', '{"limit":0}', 400],
    ['a body that is not JSON', 'activities.list', '{', 400],
    ['a call of a procedure that there is not', 'activities.destroy', '{}', 404],
    ["a procedure of an object's own", 'constructor', '{}', 404],
  ])('%s has its fault as before', async (_what, path, body, status) => {
    const answer = await fetch(`${address}/rpc/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { data: { fault: status === 400 ? 'malformed' : 'not-found' } } })
  })
})

describe('kept answers', () => {
  const contextAt = (now: number, db = base.connection.db) =>
    createContext({
      db,
      now,
      requestId: '',
      openid: null,
      persona: null,
      personas: [],
      log: { info: () => undefined, error: () => undefined },
      meter: { called: (call) => void ended.push(call), marksRefused: () => undefined },
      checkContent: checkByWords(),
    })
  const call = (limit: number, from?: number) => ({ path: 'activities.list', input: { limit, from } })

  it('are made once for callers of the same moment', async () => {
    const answers = publicAnswers()
    const [one, other] = await Promise.all([answers.of([call(3)], contextAt(time)), answers.of([call(3)], contextAt(time))])
    const [value, same] = [one, other].map((settled) => (settled?.[0]?.status === 'fulfilled' ? settled[0].value : null))
    expect(value).not.toBeNull()
    expect(value).toBe(same)
  })

  it('are a limited number, the oldest of which goes', async () => {
    const answers = publicAnswers()
    const tagged = async (from: number) => (await answers.of([call(1, NOW + from)], contextAt(time)))?.[0]
    await tagged(0)
    for (let from = 1; from <= MOST_KEPT; from++) await tagged(from)
    ended.length = 0
    await tagged(MOST_KEPT)
    expect(ended.map(({ ms }) => ms)).toEqual([0])
  })

  it('are no faults: a failed call is made again', async () => {
    const answers = publicAnswers()
    const broken = { select: () => { throw new Error('gone') } } as unknown as TestBase['connection']['db'] // prettier-ignore
    const failed = await answers.of([{ path: 'session.get', input: undefined }, call(4)], contextAt(time, broken))
    expect(failed?.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect((await answers.of([call(4)], contextAt(time)))?.[0]?.status).toBe('fulfilled')
  })
})
