/** An organiser's corrections of a day: marks on record, messages and refusals. */
import { randomUUID } from 'node:crypto'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { aDay, afterwards, out, personIn, review, send } from '../../support/after-the-day'
import { storedAnswers } from '../../support/answers'
import { type Person, type TestBase, faultFrom, openBase } from '../../support/base'

describe('corrections', () => {
  let base: TestBase
  let organiser: Person
  let people: [Person, Person, Person]
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    people = [
      await base.aVolunteer({ name: '陈样例' }),
      await base.aVolunteer({ name: '胡示范' }),
      await base.aVolunteer({ name: '叶范例' }),
    ]
  })
  afterAll(() => base.close())

  const { correct, told, logged } = afterwards(
    () => base,
    () => organiser,
  )

  it('may be about several volunteers; the old marks stay, each volunteer is notified with the reason, and the log lists the marks', async () => {
    const visit = await aDay(base, organiser, people, { left: 1 })
    const [, hu, ye] = people
    expect(await correct(visit, [out(hu, visit.endsAt), out(ye, visit.startsAt + hour)])).toEqual({ ok: true })
    const seen = await review(base, organiser, visit)
    expect(seen.people.map(({ minutes }) => minutes)).toEqual([180, 180, 60])
    expect(personIn(seen, hu)).toMatchObject({ findings: [{ kind: 'corrected', of: 'out', reason: '忘记签退' }] })
    expect(personIn(seen, hu)?.marks).toHaveLength(2)
    expect(await told(hu, visit)).toEqual([['attendance-corrected', '忘记签退']])
    expect(await told(people[0], visit)).toEqual([])
    const ids = seen.people.flatMap(({ marks }) => marks.filter(({ method }) => method === 'corrected').map(({ id }) => id))
    const [entry] = await logged(visit.id, 'marks.corrected')
    expect([...((entry?.details as { marks: string[] } | undefined)?.marks ?? [])].sort()).toEqual(ids.sort())
  })

  it('count once even if they are repeated, and do not list the desk among the phones', async () => {
    const visit = await aDay(base, organiser, people, { left: 2 })
    const requestId = randomUUID()
    const send = () => correct(visit, [out(people[2], visit.endsAt)], requestId)
    expect(await Promise.all([send(), send()])).toEqual([{ ok: true }, { ok: true }])
    const seen = await review(base, organiser, visit)
    expect(personIn(seen, people[2])?.marks).toHaveLength(2)
    expect(seen.phones).toHaveLength(1)
    expect(await told(people[2], visit)).toHaveLength(1)
  })

  it("count in the order in which they are stored, even if a server's clock is behind; a repeated one sends no second message", async () => {
    const visit = await aDay(base, organiser, people, { left: 2 })
    const ye = people[2]
    await correct(visit, [out(ye, visit.endsAt)])
    const behind = { ...visit, after: visit.after - minute }
    await correct(behind, [out(ye, visit.startsAt + hour)])
    await correct(behind, [out(ye, visit.startsAt + hour)])
    const person = personIn(await review(base, organiser, visit), ye)
    expect([person?.minutes, person?.marks.length]).toEqual([60, 3])
    expect(await told(ye, visit)).toHaveLength(2)
  })

  it('are sent to phones without their reason', async () => {
    const visit = await aDay(base, organiser, people, { left: 2 })
    await correct(visit, [out(people[2], visit.endsAt)])
    const answer = await send(base, organiser, visit, [], visit.after + hour)
    expect(answer.marks.map(({ method }) => method)).toContain('corrected')
    expect(JSON.stringify(answer)).not.toContain('忘记签退')
    const reviewed = await review(base, organiser, visit)
    expect(JSON.stringify(reviewed)).toContain('忘记签退')
  })

  it('are all accepted or none, and a refusal names the volunteer', async () => {
    const visit = await aDay(base, organiser, people, { left: 1 })
    const refused = await correct(visit, [out(people[1], visit.endsAt), out(people[2], visit.startsAt - minute)])
    expect(refused).toEqual({ ok: false, reason: 'out-before-in', about: '叶范例' })
    expect(await storedAnswers(base, organiser)).not.toContain('叶范例')
    expect((await review(base, organiser, visit)).marks).toBe(4)
    const stranger = await base.aVolunteer({ name: '生人样例' })
    expect(await correct(visit, [{ volunteerId: stranger.id, kind: 'in', at: visit.startsAt }])).toEqual({ ok: false, reason: 'not-there' })
  })

  it('to absent take back all marks of a volunteer, which stay on record', async () => {
    const visit = await aDay(base, organiser, people)
    await correct(visit, [{ volunteerId: people[0].id, kind: 'in', at: null }])
    const person = personIn(await review(base, organiser, visit), people[0])
    expect(person).toMatchObject({ inAt: null, outAt: null, minutes: 0 })
    expect(person?.marks.map((mark) => mark.kind).sort()).toEqual(['in', 'out', 'void', 'void'])
  })

  it('of the same volunteer twice in one call are refused', async () => {
    const visit = await aDay(base, organiser, people, { left: 0 })
    const twice = correct(visit, [out(people[0], visit.endsAt), out(people[0], visit.startsAt)])
    expect(await faultFrom(twice)).toBe('malformed')
  })
})
