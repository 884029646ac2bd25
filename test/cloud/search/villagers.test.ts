/** What villagers type, and what comes up among the sample activities (src/cloud/demo/upcoming.json) on the morning of Tuesday, 1 December 2026. */
import type { Connection } from '../../../src/cloud/db/database'
import { seedDemo } from '../../../src/cloud/demo/seed'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { type Calls, testBase } from '../../support/base'
import { openOnServer } from '../../support/databases'
import typed from './typed-by-villagers.json'

const NOW = instantAt('2026-12-01', '10:00')

describe('of what villagers type', () => {
  let connection: Connection
  let residents: Calls
  beforeAll(async () => {
    connection = await openOnServer('empty')
    await seedDemo(connection.db, NOW)
    residents = testBase(connection).as(null, NOW)
  })
  afterAll(() => connection.close())

  const titles = async (text: string) => (await residents.activities.list({ text })).items.map(({ title }) => title)

  it('each word of the list has the right visit first', async () => {
    const wrong: string[] = []
    for (const { typed: text, first, why } of typed) {
      const [found = 'nothing'] = await titles(text)
      if (found !== first) wrong.push(`${text} → ${found}, not ${first} (${why})`)
    }
    expect(typed.length).toBeGreaterThanOrEqual(60)
    expect(new Set(typed.map(({ typed: text }) => text)).size).toBe(typed.length)
    expect(wrong).toEqual([])
  })

  it('a word with two meanings gives both', async () => {
    expect(await titles('zy')).toEqual(expect.arrayContaining(['家门口的义诊·走进芝英', '敬老院巡诊（中医·康复科）']))
    const weekend = await titles('周末')
    expect(weekend).toEqual(expect.arrayContaining(['健康驿站义诊（骨科·内科·中医）', '周末陪伴日：科学小实验']))
  })

  it.each([
    ['an emoji', '👍👍🏽👨‍👩‍👧'],
    ['marks of a pattern', '%_\\'],
    ["a query's own marks", "':*&|!<->()"],
    ['forty characters of one letter', 'z'.repeat(40)],
    ['twenty words', '去 '.repeat(20)],
    ['characters that no visit has', '龘靐齉爩'],
    ['a number without a day', '13月45日'],
  ])('%s is harmless', async (_what, text) => {
    expect(Array.isArray(await titles(text))).toBe(true)
  })

  it('pages of any size give every visit once and in the same order', async () => {
    const whole = (await residents.activities.list({ text: '看病', limit: 50 })).items.map(({ id }) => id)
    expect(whole.length).toBeGreaterThan(8)
    for (const limit of [1, 3, 7]) {
      const paged: string[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: Awaited<ReturnType<Calls['activities']['list']>> = await residents.activities.list({
          text: '看病',
          limit,
          ...(cursor ? { cursor } : {}),
        })
        paged.push(...page.items.map(({ id }) => id))
        cursor = page.cursor
      }
      expect(paged).toEqual(whole)
    }
  })

  it('an empty answer offers each condition that may go, other towns, and visits of the kind in the past', async () => {
    const input = { text: '12月6日量血压', town: 'tangxian', category: 'law' }
    expect((await residents.activities.list(input)).items).toEqual([])
    const found = await residents.activities.nothingFound(input)
    expect(found.days.map(({ from }) => from)).toEqual([instantAt('2026-12-06', '00:00')])
    expect(found.offers.map(({ without }) => without)).toEqual(['days', 'town', 'category', 'words'])
    const inTown = await residents.activities.nothingFound({ text: '象珠看牙' })
    expect(inTown.offers.find(({ without }) => without === 'town')).toEqual({ without: 'town', text: '看牙', count: 1 })
    expect(inTown.towns).toEqual(['象珠镇'])
    expect(inTown.others.map(({ name }) => name)).toEqual(['东城街道'])
    const past = await residents.activities.nothingFound({ text: '唐先写春联', from: NOW, until: NOW + 1 })
    expect(past.offers).toContainEqual({ without: 'span', text: '唐先写春联', count: 1 })
    expect(past.otherTime.length).toBeGreaterThan(0)
  })
})
