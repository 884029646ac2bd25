/** The base's own lists: names, order, retiring, removal, and their effects on visits. */
import { randomUUID } from 'node:crypto'
import type { ActivityPlan } from '../../../src/contract/activities/desk'
import type { ListEntry } from '../../../src/contract/vocabulary'
import type { ListName } from '../../../src/domain/vocabulary/lists'
import { type Calls, type Person, type TestBase, aPlan, faultFrom, openBase } from '../../support/base'

describe("a base's own lists", () => {
  let base: TestBase
  let as: Calls
  let organiser: Person
  beforeAll(async () => {
    base = await openBase()
    as = base.as(await base.anAdministrator())
    organiser = await base.anOrganiser('nonggong')
  })
  afterAll(() => base.close())

  const requestId = () => randomUUID()
  const entries = async <Of extends ListName>(of: Of) => (await as.lists.get({ of })).entries as ListEntry<Of>[]
  const entry = async <Of extends ListName>(of: Of, id: string) => (await entries(of)).find((one) => one.id === id)
  const version = async (of: ListName) => (await as.lists.get({ of })).version
  const addTown = async (name: string): Promise<string> => {
    const answer = await as.lists.add({ requestId: requestId(), of: 'towns', added: [{ name }] })
    return answer.ok ? (answer.ids[0] ?? '') : answer.reason
  }
  const changedMeanwhile = { ok: false, reason: 'list-changed-meanwhile' }

  it('take several tidied names at once, all or none, and a repeated request adds none twice', async () => {
    const input = { requestId: requestId(), of: 'towns' as const, added: [{ name: ' 古 山镇 ' }, { name: '方岩镇' }] }
    const answer = await as.lists.add(input)
    expect(await as.lists.add(input)).toEqual(answer)
    expect((await entries('towns')).map(({ name }) => name).slice(-2)).toEqual(['古山镇', '方岩镇'])
    const again = await as.lists.add({ ...input, requestId: requestId(), added: [{ name: '龙山镇' }, { name: '方岩镇' }] })
    expect(again).toEqual({ ok: false, reason: 'word-taken', about: '方岩镇' })
    expect((await entries('towns')).map(({ name }) => name)).not.toContain('龙山镇')
  })

  it('show a new name everywhere and find visits by it, under the same id', async () => {
    const townId = await addTown('旧名镇')
    const visit = await base.anActivity(organiser, { townId })
    expect(
      await as.lists.edit({
        requestId: requestId(),
        of: 'towns',
        version: await version('towns'),
        entryId: townId,
        words: { name: '新名街道' },
      }),
    ).toEqual({ ok: true })
    const found = (text: string) => base.as(null).activities.list({ text })
    expect((await found('新名街道')).items.map(({ id, town }) => [id, town])).toEqual([[visit.id, { id: townId, name: '新名街道' }]])
    expect((await found('旧名镇')).items).toEqual([])
  })

  it('keep a used entry, which can be retired and offered again, and let an unused one go', async () => {
    const [used, unused] = [await addTown('用过镇'), await addTown('没用镇')]
    await base.anActivity(organiser, { townId: used })
    const change = async (entryId: string) => ({ requestId: requestId(), of: 'towns' as const, version: await version('towns'), entryId })
    expect(await as.lists.remove(await change(used))).toEqual({ ok: false, reason: 'word-in-use', about: '1' })
    expect(await as.lists.remove(await change(unused))).toEqual({ ok: true })
    expect(await entry('towns', unused)).toBeUndefined()
    expect(await as.lists.retire({ ...(await change(used)), isRetired: true })).toEqual({ ok: true })
    const shown = async () => (await base.as(null).vocabulary.get()).towns.find(({ id }) => id === used)
    expect(await shown()).toEqual({ id: used, name: '用过镇', isRetired: true })
    expect(await as.lists.retire({ ...(await change(used)), isRetired: false })).toEqual({ ok: true })
    expect(await shown()).toMatchObject({ isRetired: false })
  })

  it('refuse a change by somebody who saw an older list, and stay as they are', async () => {
    const townId = await addTown('两人改镇')
    const seen = await version('towns')
    const change = { of: 'towns' as const, version: seen, entryId: townId }
    await as.lists.edit({ ...change, requestId: requestId(), words: { name: '先改的镇' } })
    expect(await as.lists.edit({ ...change, requestId: requestId(), words: { name: '后改的镇' } })).toEqual(changedMeanwhile)
    expect(await as.lists.retire({ ...change, requestId: requestId(), isRetired: true })).toEqual(changedMeanwhile)
    expect(await as.lists.remove({ ...change, requestId: requestId() })).toEqual(changedMeanwhile)
    expect(await entry('towns', townId)).toMatchObject({ name: '先改的镇', isRetired: false })
  })

  it('removed while a form was open, an entry is named as gone, and the form is taken without it', async () => {
    const gone = async (call: Promise<unknown>) => expect(await faultFrom(call)).toBe('vocabulary-gone')
    const publish = (change: Partial<ActivityPlan>) =>
      base.as(organiser).desk.create({ requestId: requestId(), activityId: randomUUID(), plan: aPlan(change) })
    await gone(publish({ townId: 'removed' }))
    await gone(publish({ categories: ['health', 'removed'] }))
    await gone(publish({ positions: [{ id: randomUUID(), name: '秩序引导', capacity: 3, skillId: 'removed', quotas: [] }] }))
    expect(await publish({})).toMatchObject({ ok: true })
    const person = { openid: `openid-${randomUUID()}` }
    const profile = { name: '钱样例', phone: '13822222223', organisationIds: [], agreesToPersonalData: true, agreesToMembership: false }
    await gone(base.as(person).profile.save({ ...profile, skillIds: ['removed'] }))
    await base.as(person).profile.save({ ...profile, skillIds: [] })
  })

  it('of two changes at the same moment take one', async () => {
    const seen = await version('towns')
    const words = (name: string) => ({ requestId: requestId(), of: 'towns' as const, version: seen, entryId: 'xiangzhu', words: { name } })
    const answers = await Promise.all([as.lists.edit(words('甲镇')), as.lists.edit(words('乙镇'))])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const added = await Promise.all([addTown('同时镇'), addTown('同 时镇')])
    expect(added).toContain('word-taken')
  })

  it('keep the order made by hand, in forms and filters', async () => {
    const ids = (await entries('towns')).map(({ id }) => id).reverse()
    expect(await as.lists.order({ requestId: requestId(), of: 'towns', version: await version('towns'), ids })).toEqual({ ok: true })
    expect((await base.as(null).vocabulary.get()).towns.map(({ id }) => id)).toEqual(ids)
    const part = { requestId: requestId(), of: 'towns' as const, version: await version('towns'), ids: ids.slice(1) }
    expect(await as.lists.order(part)).toEqual(changedMeanwhile)
  })

  it('tell how many people hold a skill without verification, and a seat taken before stays', async () => {
    const volunteer = await base.aVolunteer({ skills: [{ id: 'calligraphy', verified: false }] })
    const positions = [{ id: randomUUID(), name: '书法', capacity: 2, skillId: 'calligraphy', quotas: [] }]
    const { id: activityId } = await base.anActivity(organiser, { positions })
    const signUp = async (person: Person) => {
      const { version: seen } = await base.as(person).activities.get({ activityId })
      const positionId = positions[0]?.id ?? ''
      return base.as(person).signUps.create({ requestId: requestId(), activityId, positionId, version: seen, organisationId: null })
    }
    expect(await signUp(volunteer)).toMatchObject({ ok: true })
    expect(await entry('skills', 'calligraphy')).toMatchObject({ unverified: 1, needsVerification: false })
    const words = { name: '书法', needsVerification: true }
    await as.lists.edit({ requestId: requestId(), of: 'skills', version: await version('skills'), entryId: 'calligraphy', words })
    expect((await base.as(volunteer).activities.get({ activityId })).own).toMatchObject({ status: 'confirmed' })
    const later = await base.aVolunteer({ skills: [{ id: 'calligraphy', verified: false }] })
    expect(await signUp(later)).toMatchObject({ ok: false, reason: 'skill-unverified' })
    // Nobody lost the skill: without the demand the second person signs up, too.
    const back = { ...words, needsVerification: false }
    await as.lists.edit({ requestId: requestId(), of: 'skills', version: await version('skills'), entryId: 'calligraphy', words: back })
    expect(await signUp(later)).toMatchObject({ ok: true })
  })

  it('hold templates, which the publish form offers as they are written; the skill of one is in use', async () => {
    const words = {
      name: '夜校书法',
      categoryId: 'health',
      title: '书法夜校 · {town}',
      word: '书法',
      minutes: 90,
      services: [{ name: '教写字', unit: '人次' }],
      positions: [{ name: '书法老师', capacity: 2, skillId: 'calligraphy' }],
    }
    const made = await as.lists.add({ requestId: requestId(), of: 'templates', added: [words] })
    const id = made.ok ? (made.ids[0] ?? '') : ''
    const onOffer = async () => (await base.as(organiser).planning.usual()).templates.find((one) => one.id === id)
    expect(await onOffer()).toEqual({ id, ...words })
    expect((await entry('skills', 'calligraphy'))?.uses).toBeGreaterThanOrEqual(1)
    const change = { of: 'templates' as const, entryId: id }
    await as.lists.retire({ ...change, requestId: requestId(), version: await version('templates'), isRetired: true })
    expect(await onOffer()).toBeUndefined()
    const unknown = { ...words, name: '别的', positions: [{ name: '甲', capacity: 1, skillId: 'no-such' }] }
    expect(await as.lists.add({ requestId: requestId(), of: 'templates', added: [unknown] })).toEqual(changedMeanwhile)
  })

  it("offer a town's own places before those of earlier visits", async () => {
    const townId = await addTown('有地点镇')
    await base.anActivity(organiser, { townId, place: '村口广场' })
    await as.lists.add({ requestId: requestId(), of: 'places', added: [{ name: '文化礼堂', townId, address: '人民路1号' }] })
    expect(await base.as(organiser).planning.places({ townId })).toEqual(['文化礼堂（人民路1号）', '村口广场'])
    expect((await entry('towns', townId))?.uses).toBe(2)
    const nowhere = { requestId: requestId(), of: 'places' as const, added: [{ name: '文化礼堂', townId: 'no-such', address: '' }] }
    expect(await as.lists.add(nowhere)).toEqual(changedMeanwhile)
  })

  it('leave a line with the old and the new name in the log', async () => {
    const entryId = await addTown('记账镇')
    const words = { name: '记账街道' }
    await as.lists.edit({ requestId: requestId(), of: 'towns', version: await version('towns'), entryId, words })
    const { items } = await as.audit.list({ actions: ['list.edited'] })
    expect(items[0]?.details).toEqual({ of: 'towns', name: '记账镇', to: '记账街道' })
  })
})
