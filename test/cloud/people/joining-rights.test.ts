/** The right to join two people and to undo it, its deadline, and marks and append-only rows of the joined one. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import { roles } from '../../../src/cloud/db/schema/people'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { aDay, markOf, send } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, faultFrom, openBase } from '../../support/base'
import { aWalkIn, joinsFor, twoAccounts } from './joining-base'

let base: TestBase
let organiser: Person
let other: Person
let administrator: Person
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser('minge')
  other = await base.anOrganiser('nonggong')
  administrator = await base.anAdministrator()
})
afterAll(() => base.close())

const rows = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(base.connection.db, query)

describe('two people', () => {
  it('are joined by an organiser of both and by the administrator, once', async () => {
    const [kept, joined] = await twoAccounts(base)
    expect(await faultFrom(joinsFor(base, other).join(kept, joined))).toBe('forbidden')
    expect(await faultFrom(joinsFor(base, kept).join(kept, joined))).toBe('forbidden')
    const requestId = randomUUID()
    const { join } = joinsFor(base, organiser)
    const answer = await join(kept, joined, requestId)
    expect(answer).toMatchObject({ ok: true })
    expect(await join(kept, joined, requestId)).toEqual(answer)
    expect(await joinsFor(base, administrator).join(kept, joined)).toEqual({ ok: false, reason: 'not-alike' })
    const logged = await rows<{ action: string; actor: string }>(
      sql`select action, actor_id as actor from audit_log where subject_id = ${kept.id} and action like 'people.%'`,
    )
    expect(logged).toEqual([{ action: 'people.joined', actor: organiser.id }])
  })

  it('are joined once by two organisers at the same moment', async () => {
    const [kept, joined] = await twoAccounts(base)
    const second = await base.anOrganiser('minge')
    const answers = await Promise.allSettled([joinsFor(base, organiser).join(kept, joined), joinsFor(base, second).join(kept, joined)])
    expect(answers.filter((one) => one.status === 'fulfilled' && one.value.ok)).toHaveLength(1)
  })

  it.each(['administrator', 'organiser'] as const)(
    'of whom an account is %s are joined by nobody before the role is taken, and the page says why',
    async (role) => {
      const pair = await twoAccounts(base)
      const refused = { ok: false, reason: 'joining-with-role' }
      for (const [holder, stranger] of [pair, [pair[1], pair[0]] as const]) {
        const given = { volunteerId: holder.id, role, organisationId: role === 'organiser' ? 'minge' : null }
        await base.connection.db.insert(roles).values(given)
        const { join, found } = joinsFor(base, administrator)
        expect(await join(...pair)).toEqual(refused)
        expect(await faultFrom(joinsFor(base, organiser).join(...pair))).toBe('forbidden')
        expect((await found()).find(({ joined }) => joined.id === pair[1].id)?.refusal).toBe(refused.reason)
        expect(await base.as(stranger).session.get()).toMatchObject({ isAdministrator: false, isOrganiser: false })
        const requestId = randomUUID()
        expect(await base.as(administrator).roles.take({ requestId, ...given })).toEqual({ ok: true })
      }
      expect(await joinsFor(base, administrator).join(...pair)).toMatchObject({ ok: true })
    },
  )

  it('are one with the role of the only account, to whom an entry without an account is given', async () => {
    const holder = await base.anOrganiser('hospital')
    const [row] = await rows<{ name: string; phone: string }>(sql`select name, phone from volunteers where id = ${holder.id}`)
    const entry = { id: await aWalkIn(base, row?.name ?? '', row?.phone) }
    expect(await faultFrom(joinsFor(base, organiser).join(holder, entry))).toBe('forbidden')
    expect(await joinsFor(base, administrator).join(holder, entry)).toMatchObject({ ok: true })
    expect((await base.as(holder).session.get()).isOrganiser).toBe(true)
  })

  it('who do not look alike are not joined, and no account is given to a person without one', async () => {
    const couple = [await base.aVolunteer({ name: '夫样例' }), await base.aVolunteer({ name: '妻样例' })] as const
    const refused = { ok: false, reason: 'not-alike' }
    expect(await joinsFor(base, administrator).join(...couple)).toEqual(refused)
    const walkIn = { id: await aWalkIn(base, '门样例', '13900001234') }
    const account = await base.aVolunteer({ name: '门样例' })
    await base.connection.db.execute(sql`update volunteers set phone = '13900001234' where id = ${account.id}`)
    expect(await joinsFor(base, administrator).join(walkIn, account)).toEqual(refused)
    expect(await joinsFor(base, administrator).join(account, walkIn)).toMatchObject({ ok: true })
  })

  it('are divided again within seven days by an organiser of theirs, and then by nobody', async () => {
    const [kept, joined] = await twoAccounts(base)
    const answer = await joinsFor(base, organiser).join(kept, joined)
    if (!answer.ok) throw new Error(answer.reason)
    expect(await faultFrom(joinsFor(base, other).undo(answer.joiningId))).toBe('forbidden')
    expect(await joinsFor(base, organiser, NOW + 7 * day).undo(answer.joiningId)).toEqual({ ok: false, reason: 'undo-too-late' })
    const shown = (now: number) => base.as(organiser, now).people.alike()
    expect((await shown(NOW + day)).joinings.map(({ id }) => id)).toContain(answer.joiningId)
    expect((await shown(NOW + 7 * day)).joinings.map(({ id }) => id)).not.toContain(answer.joiningId)
    const colleague = await base.anOrganiser('minge')
    expect(await joinsFor(base, colleague, NOW + 7 * day - 1).undo(answer.joiningId)).toEqual({ ok: true })
  })

  it('who were joined to a third are divided in the opposite order', async () => {
    const [first, second] = await twoAccounts(base, { name: '三样例' })
    const third = await base.aVolunteer({ name: '三样例', organisationIds: ['minge'] })
    await base.connection.db.execute(
      sql`update volunteers set phone = (select phone from volunteers where id = ${first.id}) where id = ${third.id}`,
    )
    const { join, undo } = joinsFor(base, administrator)
    const [one, other_] = [await join(second, third), await join(first, second)]
    if (!one.ok || !other_.ok) throw new Error('two people were not joined')
    const signedInAs = async (person: Person) =>
      (await rows<{ id: string }>(sql`select coalesce(joined_into, id) as id from volunteers where id = ${person.id}`))[0]?.id
    expect(await Promise.all([second, third].map(signedInAs))).toEqual([first.id, first.id])
    expect(await undo(one.joiningId)).toEqual({ ok: false, reason: 'joined-further' })
    expect(await undo(other_.joiningId)).toEqual({ ok: true })
    expect(await signedInAs(third)).toBe(second.id)
    expect(await undo(one.joiningId)).toEqual({ ok: true })
    expect(await signedInAs(third)).toBe(third.id)
  })
})

describe('a walk-in who was given to their account', () => {
  const given = async () => {
    const account = await base.aVolunteer({ name: '来样例', organisationIds: ['nonggong'] })
    const visit = await aDay(base, other, [])
    const walkIn = { id: randomUUID() }
    const came = { ...markOf(walkIn, { at: visit.startsAt }), name: '来样例' }
    await send(base, other, visit, [came], visit.startsAt + hour)
    const answer = await joinsFor(base, other, visit.after).join(account, walkIn)
    if (!answer.ok) throw new Error(answer.reason)
    return { account, visit, walkIn, came, joiningId: answer.joiningId }
  }
  const stays = ({ id }: { id: string }) =>
    rows<{ volunteer: string; minutes: number }>(sql`select volunteer_id as volunteer, minutes from attendances where activity_id = ${id}`)

  it('has their hours there, also by a mark that a phone without network sent later', async () => {
    const { account, visit, walkIn, came } = await given()
    const left = markOf(walkIn, { at: visit.endsAt, kind: 'out' })
    const { results } = await send(base, other, visit, [came, left], visit.after)
    expect(results).toEqual([
      { id: came.id, ok: true },
      { id: left.id, ok: true },
    ])
    expect(await stays(visit)).toEqual([{ volunteer: account.id, minutes: 180 }])
  })

  it('has them back after undoing', async () => {
    const { visit, walkIn, joiningId } = await given()
    expect(await joinsFor(base, other, visit.after).undo(joiningId)).toEqual({ ok: true })
    expect((await stays(visit)).map(({ volunteer }) => volunteer)).toEqual([walkIn.id])
  })
})

describe('a roster entry', () => {
  it('verifies the earlier of two accounts with its name and phone alone, and none beside a verified one', async () => {
    const [first, second] = await twoAccounts(base, { organisationIds: ['hospital'], isVouchedFor: false })
    const phone = (await rows<{ phone: string }>(sql`select phone from volunteers where id = ${first.id}`))[0]?.phone ?? ''
    const entry = { organisationId: 'hospital', memberId: null, name: '双样例', phone, branch: '', skills: [], note: '' }
    const calls = base.as(await base.anOrganiser('hospital'))
    expect(await calls.members.save({ requestId: randomUUID(), ...entry })).toEqual({ ok: true, verified: true })
    const isVerified = async (person: Person) => (await base.as(person).session.get()).profile?.organisations[0]?.verified
    expect(await Promise.all([first, second].map(isVerified))).toEqual([true, false])
    const pairs = (await calls.people.alike()).pairs.map(({ kept, joined }) => [kept.id, joined.id])
    expect(pairs).toContainEqual([first.id, second.id])
  })
})

describe('append-only tables', () => {
  it('change a mark only in its person, and only while two people are joined', async () => {
    const visit = await aDay(base, other, [await base.aVolunteer()])
    const change = (what: ReturnType<typeof sql>, isJoining: boolean) =>
      base.connection.db.transaction(async (tx) => {
        if (isJoining) await tx.execute(sql`select set_config('tongxin.joining', 'on', true)`)
        await tx.execute(sql`update marks set ${what} where activity_id = ${visit.id}`)
      })
    const person = sql`volunteer_id = ${other.id}`
    await expect(change(person, false)).rejects.toThrow()
    await expect(change(sql`at = at + interval '1 hour'`, true)).rejects.toThrow()
    await expect(change(sql`volunteer_id = ${other.id}, kind = 'out'`, true)).rejects.toThrow()
    await change(person, true)
    await expect(change(person, false)).rejects.toThrow()
  })

  it('keep the old id of the joined person in a closed year, whose figures and names stay', async () => {
    const [kept, joined] = await twoAccounts(base)
    const visit = await aDay(base, other, [joined])
    const late = NOW + 700 * day
    const calls = base.as(administrator, late)
    expect(await calls.figures.close({ requestId: randomUUID(), year: 2027 })).toMatchObject({ ok: true })
    const scope = { of: 'organisation', organisationId: 'minge' } as const
    const keptRecords = async () => (await calls.figures.records({ scope, year: 2027, kept: 'minge' })).items
    const before = await keptRecords()
    expect(before.filter(({ activityId }) => activityId === visit.id).map(({ volunteerId, name }) => [volunteerId, name])).toEqual([
      [joined.id, '双样例'],
    ])
    expect(await joinsFor(base, organiser, late).join(kept, joined)).toMatchObject({ ok: true })
    expect((await keptRecords()).map(({ volunteerId, name, minutes }) => [volunteerId, name, minutes])).toEqual(
      before.map(({ volunteerId, name, minutes }) => [volunteerId, name, minutes]),
    )
    expect(await rows(sql`select joined_into as id from volunteers where id = ${joined.id}`)).toEqual([{ id: kept.id }])
  })
})
