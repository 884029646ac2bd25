import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../src/cloud/db/database'
import type { SaveProfileInput } from '../../../src/contract/people/profile'
import { NOW, type TestBase, faultFrom, openBase } from '../../support/base'

const profile = (change: Partial<SaveProfileInput> = {}): SaveProfileInput => ({
  name: ' 陈 样例 ',
  phone: '138 0000 0001',
  organisationIds: ['nonggong'],
  skillIds: ['calligraphy'],
  agreesToPersonalData: true,
  agreesToMembership: true,
  ...change,
})

describe('profiles', () => {
  let base: TestBase
  beforeAll(async () => {
    base = await openBase()
  })
  afterAll(() => base.close())
  const somebody = () => ({ openid: `openid-${randomUUID()}` })

  it('do not exist for a newcomer until they save one', async () => {
    const person = somebody()
    expect(await base.as(person).session.get()).toMatchObject({ isSignedIn: true, profile: null, isOrganiser: false })
    expect(await base.as(null).session.get()).toMatchObject({ isSignedIn: false, profile: null, personas: [] })
  })

  it('are stored in tidied form, with both consents and their version', async () => {
    const person = somebody()
    const saved = await base.as(person).profile.save(profile())
    expect(saved).toMatchObject({ name: '陈样例', phone: '13800000001', isComplete: true, hasConsent: true })
    expect(saved.organisations).toEqual([{ id: 'nonggong', name: '农工党示范县基层委员会', verified: false, split: null }])
    expect(saved.consents.map(({ kind: agreed, givenAt }) => [agreed, givenAt])).toEqual([
      ['personal-data', NOW],
      ['membership', NOW],
    ])
    expect((await base.as(person).session.get()).profile).toEqual(saved)
  })

  it.each([
    ['a name of one character', { name: '陈' }],
    ['a name with a picture in it', { name: '陈样例🙂' }],
    ['a phone number that is too short', { phone: '1380000' }],
    ['no agreement at all', { agreesToPersonalData: false }],
    ['membership without its own agreement', { agreesToMembership: false }],
    ['an unknown skill', { skillIds: ['magic'] }, 'vocabulary-gone'],
  ])('with %s are refused and not stored', async (_what, change, expected = 'malformed') => {
    const person = somebody()
    expect(await faultFrom(base.as(person).profile.save(profile(change)))).toBe(expected)
    expect((await base.as(person).session.get()).profile).toBeNull()
  })

  it('keep the history of consents: withdrawing a consent ends it, and giving it again adds another', async () => {
    const person = somebody()
    await base.as(person).profile.save(profile({ organisationIds: [] }))
    const without = await base.as(person).profile.save(profile({ organisationIds: [], agreesToMembership: false }))
    expect(without.consents.map(({ kind: agreed }) => agreed)).toEqual(['personal-data'])
    await base.as(person).profile.save(profile({ organisationIds: [] }))
    const rows = await rowsOf<{ kind: string; ended: boolean }>(
      base.connection.db,
      sql`select c.kind, withdrawn_at is not null as ended from consents c join volunteers v on v.id = c.volunteer_id
        where v.openid = ${person.openid} order by c.id`,
    )
    expect(rows.filter((row) => row.kind === 'membership').map((row) => row.ended)).toEqual([true, false])
    expect(rows.filter((row) => row.kind === 'personal-data').map((row) => row.ended)).toEqual([false])
  })

  it("keep the verification of unchanged parts, and never get one from the person's own input", async () => {
    const person = somebody()
    await base.as(person).profile.save(profile({ skillIds: ['medicine', 'calligraphy'] }))
    await base.connection.db.execute(sql`update volunteer_skills s set verified_at = now() from volunteers v
      where v.id = s.volunteer_id and v.openid = ${person.openid} and skill_id = 'medicine'`)
    const kept = await base.as(person).profile.save(profile({ skillIds: ['medicine'] }))
    expect(kept.skills).toEqual([{ skillId: 'medicine', name: '临床医疗', verified: true, expiresAt: null }])
    await base.as(person).profile.save(profile({ skillIds: [] }))
    const again = await base.as(person).profile.save(profile({ skillIds: ['medicine'] }))
    expect(again.skills).toEqual([{ skillId: 'medicine', name: '临床医疗', verified: false, expiresAt: null }])
  })

  it('saved twice at the same moment belong to one volunteer', async () => {
    const person = somebody()
    await Promise.all([base.as(person).profile.save(profile()), base.as(person).profile.save(profile())])
    const rows = await rowsOf(base.connection.db, sql`select id from volunteers where openid = ${person.openid}`)
    expect(rows).toHaveLength(1)
  })
})
