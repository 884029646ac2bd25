import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { WEEKS, isMarketDay } from '../../../src/cloud/demo/days'
import { DEMO_COUNTY } from '../../../src/cloud/demo/demo-county'
import { inventPeople } from '../../../src/cloud/demo/people'
import { PERSONAS } from '../../../src/cloud/demo/personas'
import { positionsFor } from '../../../src/cloud/demo/positions'
import { planSignUps } from '../../../src/cloud/demo/sign-ups'
import { planVisits } from '../../../src/cloud/demo/visits'
import { SKILLS, needsVerification } from '../../../src/cloud/founding/known-skills'
import { defaultWindows, overlap, phaseOf } from '../../../src/domain/activities/activity'
import { day, dayOf, instantAt, minute, startOfDay, weekday } from '../../../src/domain/calendar/calendar'
import { isName } from '../../../src/domain/people/names'
import { isPhone } from '../../../src/domain/people/phones'
import { isComplete } from '../../../src/domain/people/profile'

const personas = PERSONAS.flatMap(({ person }) => person ?? [])
/** Any minute of four years, so that leap days, lunar leap months, summers and nights occur. */
const anyMoment = fc.nat(4 * 365 * 24 * 60).map((minutes) => instantAt('2026-11-23', '00:00') + minutes * minute)
const upcomingAt = (now: number) => planVisits(now).filter(({ kind, status }) => kind === 'upcoming' && status === 'published')

describe('the invented visits, planned at any time', () => {
  it('begin within the next eight weeks, three to six of them in each week', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const starts = upcomingAt(now).map(({ startsAt }) => startsAt)
        expect(starts.every((at) => at > now && at < now + WEEKS * 7 * day)).toBe(true)
        const tomorrow = startOfDay(now) + day
        const inWeek = (week: number) => starts.filter((at) => Math.floor((at - tomorrow) / (7 * day)) === week).length
        for (let week = 0; week < WEEKS; week++) expect([3, 4, 5, 6]).toContain(inWeek(week))
      }),
      { numRuns: 40 },
    )
  })

  it('have positions, services, hosts and a town, and every town has some', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const visits = upcomingAt(now)
        expect(visits.every(({ positions, services, lead, town }) => positions.length && services.length && lead && town)).toBe(true)
        expect(new Set(visits.map(({ town }) => town)).size).toBe(DEMO_COUNTY.towns.length)
        expect(visits.every(({ title }) => title.length <= 40)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('at a market are on market days', () => {
    const toMarket = upcomingAt(instantAt('2026-11-23', '10:00')).filter(({ place }) => place.includes('集市'))
    expect(toMarket.length).toBeGreaterThan(4)
    expect(toMarket.map(({ startsAt }) => isMarketDay(dayOf(startsAt)))).not.toContain(false)
    expect(isMarketDay('2026-11-24')).toBe(true) // 农历十月十六
    expect(isMarketDay('2026-11-25')).toBe(false)
  })

  it('in schools are on schooldays only', () => {
    const inSchool = upcomingAt(instantAt('2026-11-23', '10:00')).filter(({ place }) => /小学|中学/.test(place))
    expect(inSchool.map(({ startsAt }) => weekday(startsAt)).filter((name) => /周[六日]/.test(name))).toEqual([])
  })

  it('with spring couplets are before the Spring Festival only', () => {
    const titlesAt = (date: string) =>
      upcomingAt(instantAt(date, '10:00'))
        .map(({ title }) => title)
        .join()
    expect(titlesAt('2026-12-10')).toContain('春联')
    expect(titlesAt('2026-07-01')).not.toContain('春联')
  })

  it('include one that is running, a draft, and one called off with its reason', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const visits = planVisits(now)
        const phases = visits.map((visit) => phaseOf({ ...visit, ...defaultWindows(visit.startsAt, visit.announcedAt) }, now))
        expect(phases.filter((phase) => phase === 'running')).toHaveLength(1)
        expect(phases.filter((phase) => phase === 'draft')).toHaveLength(1)
        expect(visits.filter(({ status }) => status === 'cancelled').map(({ cancelReason }) => cancelReason)).toEqual([expect.any(String)])
      }),
      { numRuns: 40 },
    )
  })
})

describe('sign-ups', () => {
  it('never have one person in two places at once', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const signUps = planSignUps(planVisits(now), inventPeople(), personas, now)
        const clashes = signUps.filter((one) =>
          signUps.some((other) => other.person.key === one.person.key && other.id !== one.id && overlap(one.visit, other.visit)),
        )
        expect(clashes).toEqual([])
      }),
      { numRuns: 10 },
    )
  })
})

describe('positions', () => {
  it('are made from the skills that services name in any words, and ushers come last', () => {
    const services = [{ skill: '心内科/骨伤科' }, { skill: '护理' }, { skill: null }, { skill: '儿科等' }, { skill: '婚姻家庭' }]
    expect(positionsFor(services).map(({ name, capacity, skillId }) => [name, capacity, skillId])).toEqual([
      ['执业医师', 6, 'clinical'],
      ['护士·检测', 4, 'nursing'],
      ['律师', 3, 'law'],
      ['秩序引导', 4, null],
    ])
  })

  it('of doctors and lawyers demand a verified skill, those of calligraphers do not', () => {
    const verified = (id: string) => SKILLS.filter((skill) => skill.id === id).map(needsVerification)
    expect([verified('clinical'), verified('law'), verified('calligraphy'), verified('nursing')]).toEqual([
      [true],
      [true],
      [false],
      [false],
    ])
  })
})

describe('invented data', () => {
  const everybody = [...inventPeople(), ...personas]

  it('has people whose names show that they are invented, with numbers of one made-up range', () => {
    for (const person of everybody) {
      expect(person.name).toMatch(/^.(样例|示范|演示|范例)$/)
      expect(person.phone).toMatch(/^1380000\d{4}$/)
      expect(isName(person.name) && isPhone(person.phone) && isComplete({ ...person, skills: [], consents: [] })).toBe(true)
    }
    expect(new Set(everybody.map(({ name }) => name)).size).toBe(everybody.length)
    expect(new Set(everybody.map(({ phone }) => phone)).size).toBe(everybody.length)
  })

  it('has no phone number, identity number or web address in any data file', () => {
    const folder = join(__dirname, '../../../src/cloud/demo')
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/1[3-9]\d{9}|\d{17}[\dXx]|https?:/)
    }
  })
})
