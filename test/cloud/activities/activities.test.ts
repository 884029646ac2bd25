import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { ActivityCard } from '../../../src/contract/activities/activities'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { NOW, type Person, type TestBase, faultFrom, openBase, saturday } from '../../support/base'

describe('the list of activities', () => {
  let base: TestBase
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    const at = (days: number) => ({ startsAt: saturday + days * day, endsAt: saturday + days * day + 3 * hour })
    await base.anActivity(organiser, { title: '健康驿站义诊', ...at(0) })
    await base.anActivity(organiser, { title: '赶集日普法', categories: ['law'], townId: 'xiangzhu', place: '象珠集市口', ...at(0) })
    await base.anActivity(organiser, { title: '100%_放心', categories: ['law', 'health'], townId: null, place: '世纪广场', ...at(1) })
    for (let days = 2; days < 9; days++) await base.anActivity(organiser, { title: `系列第${days}场`, ...at(days) })
    await base.anActivity(organiser, { title: '上月义诊', ...at(-30) })
  })
  afterAll(() => base.close())

  const titles = async (input: object, now = NOW) => (await base.as(null, now).activities.list(input)).items.map(({ title }) => title)

  it.each([
    ['by category', { category: 'law' }, ['100%_放心', '赶集日普法']],
    ['by town', { town: 'xiangzhu' }, ['赶集日普法']],
    ['by organisation, also as a partner', { organisation: 'hospital', until: saturday + day }, ['健康驿站义诊', '赶集日普法']],
    ['by an organisation that has none', { organisation: 'minge' }, []],
    ['from a day', { from: saturday + 8 * day }, ['系列第8场']],
    ['until a day', { until: saturday + day }, ['健康驿站义诊', '赶集日普法']],
    ['by a word of the title', { text: '义诊' }, ['健康驿站义诊']],
    ['by a word of the place', { text: '集市' }, ['赶集日普法']],
    ["by the town's name", { text: '象珠镇' }, ['赶集日普法']],
    ['by a service', { text: '血压', until: saturday + day }, ['健康驿站义诊', '赶集日普法']],
    ["by an organisation's name", { text: '人民医院 世纪' }, ['100%_放心']],
    ['by all words, not by any', { text: '义诊 象珠' }, []],
    ['a per cent sign and an underline are no letters', { text: '100%_' }, ['100%_放心']],
    ['signs alone find nothing', { text: '%_' }, []],
    ['an emoji alone finds nothing', { text: '👍' }, []],
    ['a quote is harmless', { text: "'; drop table activities; --" }, []],
  ])('filters: %s', async (_how, input, expected) => {
    expect((await titles(input)).sort()).toEqual(expected)
  })

  it('shows coming visits soonest first, and past ones latest first', async () => {
    const { items } = await base.as(null).activities.list({})
    expect(items.map(({ startsAt }) => startsAt)).toEqual(items.map(({ startsAt }) => startsAt).sort((a, b) => a - b))
    expect(await titles({ when: 'past' })).toEqual(['上月义诊'])
    expect((await titles({ when: 'past' }, saturday + 2 * day)).at(-1)).toBe('上月义诊')
  })

  it('gives the same activities in the same order, for every page size', async () => {
    const all = (await base.as(null).activities.list({ limit: 50 })).items.map(({ id }) => id)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (limit) => {
        const paged: ActivityCard[] = []
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = await base.as(null).activities.list({ limit, ...(cursor ? { cursor } : {}) })
          paged.push(...page.items)
          cursor = page.cursor
        }
        expect(paged.map(({ id }) => id)).toEqual(all)
      }),
      { numRuns: 8 },
    )
  })

  it.each([
    ['a malformed cursor', { cursor: 'x' }],
    ['a cursor beyond time', { cursor: `999999999999999_${randomUUID()}` }],
    ['a cursor with a malformed id', { cursor: `1_${'-'.repeat(36)}` }],
    ['a page of a thousand', { limit: 1000 }],
    ['a malformed category', { category: "health' or 1=1" }],
    ['a text of a thousand characters', { text: '长'.repeat(1000) }],
  ])('refuses %s', async (_what, input) => {
    expect(await faultFrom(base.as(null).activities.list(input))).toBe('malformed')
  })

  it('answers not-found for an unknown activity, and malformed for a malformed id', async () => {
    expect(await faultFrom(base.as(null).activities.get({ activityId: randomUUID() }))).toBe('not-found')
    expect(await faultFrom(base.as(null).activities.get({ activityId: 'nope' }))).toBe('malformed')
  })

  it('shows residents counts and no names', async () => {
    const { id, plan } = await base.anActivity(organiser, { startsAt: saturday + 20 * day, endsAt: saturday + 20 * day + hour })
    const person = await base.aVolunteer()
    await base.as(person).signUps.create({
      requestId: randomUUID(),
      activityId: id,
      positionId: plan.positions[1]?.id ?? '',
      version: 2,
      organisationId: null,
    })
    const seen = JSON.stringify([await base.as(null).activities.get({ activityId: id }), await base.as(null).activities.list({})])
    expect(seen).not.toContain('陈样例')
    expect(seen).not.toMatch(/"1\d{10}"/)
    expect(seen).not.toContain('ticket')
  })
})
