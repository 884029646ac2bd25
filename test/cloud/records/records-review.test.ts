/** An organiser's review, correction and closing of a day. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { deriveAttendances } from '../../../src/cloud/attendance/derive'
import { rowsOf, transact } from '../../../src/cloud/db/database'
import { volunteers } from '../../../src/cloud/db/schema/people'
import { day, dayOf, hour, minute } from '../../../src/domain/calendar/calendar'
import { type Finding, findingKey } from '../../../src/domain/attendance/findings'
import { venueCode } from '../../../src/domain/attendance/venue-code'
import { aDay, afterwards, answerFindings, out, closeDay, markOf, personIn, review, send } from '../../support/after-the-day'
import { type Person, type TestBase, openBase } from '../../support/base'

describe('the review of a day', () => {
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

  it('shows all people with in, out, minutes and doubts, and no phone numbers', async () => {
    const visit = await aDay(base, organiser, people, { left: 1 })
    const seen = await review(base, organiser, visit)
    expect(seen.people.map(({ name, minutes, findings }) => [name, minutes, findings.map((finding) => finding.kind)])).toEqual([
      ['陈样例', 180, []],
      ['胡示范', null, ['no-out']],
      ['叶范例', null, ['no-out']],
    ])
    expect(seen.marks).toBe(4)
    expect(JSON.stringify(seen)).not.toMatch(/139\d{8}/)
    expect(await logged(visit.id, 'attendance.read')).toHaveLength(1)
  })

  it('gives the legal deadline of the records', async () => {
    const visit = await aDay(base, organiser, people, { week: 0 })
    const seen = await review(base, organiser, visit)
    // The library has no holidays of 2027, so every day from Monday to Friday counts as a working day.
    expect([dayOf(seen.recordUntil), seen.workingDaysLeft, seen.isByWeekday]).toEqual(['2027-01-22', 10, true])
  })

  it('names another visit with a mark of the same person at the same time, but not a visit on another day', async () => {
    const [chen, hu] = people
    const here = await aDay(base, organiser, [chen], { week: 30 })
    const there = await base.anActivity(organiser, {
      title: '同一时间的另一场',
      startsAt: here.startsAt + hour,
      endsAt: here.endsAt + hour,
    })
    const stranger = await base.aVolunteer()
    const walkIn = markOf(chen, { at: here.startsAt + hour, volunteerId: chen.id })
    // A volunteer with an account is marked there by the ticket of a withdrawn sign-up, or by the venue's code.
    await base.connection.db
      .execute(sql`insert into marks (id, activity_id, volunteer_id, kind, method, at, recorded_by, device_id, received_at, ordinal)
      select ${walkIn.id}, ${there.id}, ${chen.id}, 'in', 'ticked', instant_of(${walkIn.at}), ${stranger.id}, ${randomUUID()}, now(), 1`)
    const elsewhere = { id: there.id, status: 'published' as const, startsAt: here.startsAt + hour, endsAt: here.endsAt + hour }
    await transact(base.connection.db, (tx) => deriveAttendances(tx, elsewhere))
    const seen = await review(base, organiser, here)
    expect(personIn(seen, chen)?.findings).toEqual([{ kind: 'elsewhere', activityId: there.id, title: '同一时间的另一场', at: walkIn.at }])
    const other = await aDay(base, organiser, [hu], { week: 31 })
    expect(personIn(await review(base, organiser, other), hu)?.findings).toEqual([])
  })

  it('has a finding for walk-ins of the same name, but not for people with accounts', async () => {
    const [chen, hu] = people
    const visit = await aDay(base, organiser, [chen, hu], { week: 34 })
    const came = (name: string) => markOf({ id: randomUUID() }, { at: visit.startsAt, name })
    const [once, again, other, called] = [came('吴路过'), came('吴 路过'), came('郑路过'), came('陈样例')]
    for (const mark of [once, again, other, called]) await send(base, organiser, visit, [mark], visit.endsAt)
    const seen = await review(base, organiser, visit)
    const namesakes = (id: string) => personIn(seen, { id })?.findings.filter(({ kind: what }) => what === 'same-name')
    const two = [{ kind: 'same-name', people: 2 }]
    expect([once, again, other, called].map(({ volunteerId }) => namesakes(volunteerId ?? ''))).toEqual([two, two, [], two])
    expect(namesakes(chen.id)).toEqual([])
  })

  it('shows a mark whose time was in the future on arrival, and takes the marks of a clock that restarted in 1970', async () => {
    const [chen, hu] = people
    const visit = await aDay(base, organiser, [chen, hu], { left: 1, week: 33 })
    await send(base, organiser, visit, [markOf(hu, { at: visit.startsAt + 2 * hour, kind: 'out' })], visit.startsAt + hour)
    await send(base, organiser, visit, [markOf(hu, { at: minute, clockOffset: null })], visit.startsAt + hour)
    const { people: seen } = await review(base, organiser, visit)
    expect(seen.find(({ volunteerId }) => volunteerId === hu.id)?.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'from-the-future', by: hour }),
        expect.objectContaining({ kind: 'outside-window' }),
      ]),
    )
    expect(seen.find(({ volunteerId }) => volunteerId === chen.id)?.findings).toEqual([])
  })

  it('can be closed when everything is decided, not before, and notifies the volunteers of their hours', async () => {
    const visit = await aDay(base, organiser, people, { left: 2 })
    const close = async (change: object = {}) => {
      const { marks } = await review(base, organiser, visit)
      return base.as(organiser, visit.after).records.close({ requestId: randomUUID(), activityId: visit.id, seenMarks: marks, ...change })
    }
    expect(await close()).toEqual({ ok: false, reason: 'outs-missing', about: '1' })
    await correct(visit, [out(people[2], visit.startsAt)])
    expect(await close({ seenMarks: 5 })).toEqual({ ok: false, reason: 'seen-too-early' })
    expect(await close()).toEqual({ ok: true })
    expect(await close()).toEqual({ ok: false, reason: 'already-closed' })
    expect(await told(people[0], visit)).toEqual([['record-ready', '3.0']])
    // Without a minute of service there is no record and no message.
    expect(await told(people[2], visit)).toEqual([['attendance-corrected', '忘记签退']])
    expect(await review(base, organiser, visit)).toMatchObject({ closedAt: visit.after, closedBy: '陈样例', lateMarks: 0 })
    expect(await logged(visit.id, 'attendance.closed')).toEqual([{ actorId: organiser.id, details: { marks: 6 } }])
  })

  it('cannot be closed during the visit', async () => {
    const visit = await aDay(base, organiser, people)
    const input = { requestId: randomUUID(), activityId: visit.id, seenMarks: 6 }
    expect(await base.as(organiser, visit.endsAt - minute).records.close(input)).toEqual({ ok: false, reason: 'not-over' })
  })

  it('counts marks that phones send after the closing, shows them as late, and accepts corrections', async () => {
    const visit = await aDay(base, organiser, people)
    expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    await send(base, organiser, visit, [markOf(people[0], { at: visit.endsAt + 20 * minute, kind: 'out' })], visit.after + hour)
    const later = { ...visit, after: visit.after + 2 * hour }
    await correct(later, [out(people[1], visit.startsAt + hour)])
    const seen = await review(base, organiser, later)
    expect(seen.lateMarks).toBe(1)
    expect([personIn(seen, people[0])?.minutes, personIn(seen, people[1])?.minutes]).toEqual([200, 60])
    // Late marks need another review and closing; after that there is nothing to close.
    expect(await closeDay(base, organiser, later)).toEqual({ ok: false, reason: 'findings-open', about: '1' })
    expect(await answerFindings(base, organiser, later)).toEqual({ ok: true })
    expect(await closeDay(base, organiser, later)).toEqual({ ok: true })
    expect((await review(base, organiser, later)).lateMarks).toBe(0)
    expect(await closeDay(base, organiser, later)).toEqual({ ok: false, reason: 'already-closed' })
  })

  describe('asks about every finding on which minutes depend', () => {
    it.each([
      ['two phones that differ', (start: number) => [markOf(people[0], { at: start + hour, kind: 'in' })], 'phones-differ'],
      ['a tick of another day', (start: number) => [markOf(people[0], { at: start - day })], 'outside-window'],
      [
        'a phone that never heard the time',
        (start: number) => [markOf(people[0], { at: start - minute, clockOffset: null })],
        'clock-unknown',
      ],
      ['a check-in after the departure', (start: number) => [markOf(people[0], { at: start + 4 * hour })], 'in-after-out'],
    ])('%s', async (_why, marks, kind) => {
      const visit = await aDay(base, organiser, [people[0]])
      await send(base, organiser, visit, marks(visit.startsAt), visit.endsAt + 2 * minute)
      const seen = personIn(await review(base, organiser, visit), people[0])
      expect(seen?.asks.map((key) => key.split(' ')[0])).toContain(kind)
      expect(await closeDay(base, organiser, visit)).toEqual({ ok: false, reason: 'findings-open', about: '1' })
      expect(await answerFindings(base, organiser, visit)).toEqual({ ok: true })
      expect(personIn(await review(base, organiser, visit), people[0])?.asks).toEqual([])
      expect(personIn(await review(base, organiser, visit), people[0])?.minutes).toBe(seen?.minutes)
      expect(await logged(visit.id, 'findings.answered')).toMatchObject([{ actorId: organiser.id }])
      expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    })

    it('and not about one that says nothing of minutes: a venue code shown long before', async () => {
      const visit = await aDay(base, organiser, [people[0]])
      const { key } = await base.as(organiser, visit.endsAt).attendance.list({ activityId: visit.id, deviceId: randomUUID() })
      const { text } = venueCode(key, visit.id, visit.startsAt - hour)
      const own = { id: randomUUID(), kind: 'in' as const, at: visit.startsAt - 5 * minute, clockOffset: 0, code: text }
      const sent = { activityId: visit.id, deviceId: randomUUID(), marks: [own] }
      expect(await base.as(people[0], visit.endsAt).attendance.checkIn(sent)).toMatchObject({ results: [{ ok: true }] })
      const seen = personIn(await review(base, organiser, visit), people[0])
      expect(seen?.findings.map(({ kind }) => kind)).toEqual(['code-late'])
      expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    })

    it('again if the finding has changed, and takes no answer to one that is gone or that needs a time', async () => {
      const visit = await aDay(base, organiser, [people[0], people[1]], { left: 1 })
      const answer = (finding: string, { id }: { id: string }) =>
        base.as(organiser, visit.after).records.answerFindings({
          requestId: randomUUID(),
          activityId: visit.id,
          answers: [{ volunteerId: id, finding }],
        })
      await send(base, organiser, visit, [markOf(people[0], { at: visit.startsAt + hour })], visit.endsAt + 2 * minute)
      const [first] = personIn(await review(base, organiser, visit), people[0])?.asks ?? []
      expect(await answer(first ?? '', people[0])).toEqual({ ok: true })
      await send(base, organiser, visit, [markOf(people[0], { at: visit.startsAt + 2 * hour })], visit.endsAt + 3 * minute)
      expect(personIn(await review(base, organiser, visit), people[0])?.asks).toHaveLength(1)
      expect(await answer(first ?? '', people[0])).toEqual({ ok: false, reason: 'finding-gone', about: '陈样例' })
      const noOut = personIn(await review(base, organiser, visit), people[1])?.findings.find(({ kind }) => kind === 'no-out')
      expect(noOut).toBeDefined()
      expect(await answer(findingKey(noOut as Finding), people[1])).toEqual({ ok: false, reason: 'needs-a-time', about: '胡示范' })
    })
  })

  it('is closed once when two organisers close at the same moment', async () => {
    const visit = await aDay(base, organiser, people)
    const answers = await Promise.all([closeDay(base, organiser, visit), closeDay(base, await base.anOrganiser(), visit)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await told(people[0], visit)).toHaveLength(1)
  })

  it('notifies two hundred people with one insert', async () => {
    const many = Array.from({ length: 200 }, () => ({ id: randomUUID(), openid: `openid-${randomUUID()}` }))
    const rows = many.map(({ id, openid }) => ({ id, openid, name: '众样例', phone: '', createdAt: 0 }))
    await base.connection.db.insert(volunteers).values(rows)
    const visit = await aDay(base, organiser, [people[0]])
    const { db } = base.connection
    for (const [index, { id }] of many.entries())
      for (const [of, at] of [
        ['in', visit.startsAt],
        ['out', visit.endsAt],
      ] as const)
        await db.execute(sql`insert into marks (id, activity_id, volunteer_id, kind, method, at, clock_offset, recorded_by, device_id, received_at, ordinal)
          select ${randomUUID()}, ${visit.id}, ${id}, ${of}, 'ticked', instant_of(${at}), 0, ${organiser.id}, ${randomUUID()}, instant_of(${at}), ${10 + 2 * index + (of === 'out' ? 1 : 0)}`)
    await transact(db, (tx) => deriveAttendances(tx, { ...visit, status: 'published' }))
    expect(await closeDay(base, organiser, visit)).toEqual({ ok: true })
    const messages = await rowsOf<{ note: string }>(
      db,
      sql`select note from messages where activity_id = ${visit.id} and kind = 'record-ready'`,
    )
    expect([messages.length, new Set(messages.map(({ note }) => note))]).toEqual([201, new Set(['3.0'])])
  })

  it('leaves past days on the desk until they are closed', async () => {
    const visit = await aDay(base, organiser, people)
    const isClosed = async () => {
      const { items } = await base.as(organiser, visit.after).desk.list({ when: 'past' })
      return items.find(({ id }) => id === visit.id)?.unfinished.includes('review') === false
    }
    expect(await isClosed()).toBe(false)
    await closeDay(base, organiser, visit)
    expect(await isClosed()).toBe(true)
  })

  it('counts the planned end, with a finding, a day later for a volunteer without a check-out, but cannot be closed with it', async () => {
    const visit = await aDay(base, organiser, people, { left: 2 })
    const later = { ...visit, after: visit.endsAt + day }
    const person = personIn(await review(base, organiser, later), people[2])
    expect([person?.minutes, person?.findings.map((finding) => finding.kind)]).toEqual([180, ['no-out']])
    expect(await closeDay(base, organiser, later)).toMatchObject({ reason: 'outs-missing' })
  })
})
