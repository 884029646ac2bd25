/** The base's own texts and lists of holidays. */
import { randomUUID } from 'node:crypto'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { type Calls, type TestBase, aPlan, openBase } from '../../support/base'

describe('texts and holidays of a base', () => {
  let base: TestBase
  let as: Calls
  beforeAll(async () => {
    base = await openBase()
    as = base.as(await base.anAdministrator())
  })
  afterAll(() => base.close())

  const save = (text: string, version: number) => as.texts.save({ requestId: randomUUID(), kind: 'about', version, text })

  it('are read without an account once written, and a change of an older text is refused', async () => {
    expect(await base.as(null).texts.get()).toEqual({ about: { text: '', version: 0 }, privacy: { text: '', version: 0 } })
    expect(await save('示范县的基地。\n电话见公告。', 0)).toEqual({ ok: true })
    expect((await base.as(null).texts.get()).about).toEqual({ text: '示范县的基地。\n电话见公告。', version: 1 })
    for (const seen of [0, 7]) expect(await save('别的', seen)).toEqual({ ok: false, reason: 'text-changed-meanwhile' })
    expect(await save('示范县的基地。', 1)).toEqual({ ok: true })
    expect((await base.as(null).texts.get()).about).toEqual({ text: '示范县的基地。', version: 2 })
  })

  it('with a word that may not stand in public are not stored', async () => {
    const before = (await base.as(null).texts.get()).about
    expect(await save('刷单返利，日赚千元', before.version)).toMatchObject({ ok: false, reason: 'content-refused' })
    expect((await base.as(null).texts.get()).about).toEqual(before)
  })

  it('of a year replace those that the program knows, also where a plan is written', async () => {
    const organiser = await base.anOrganiser('nonggong')
    const warned = async (date: string) => {
      const startsAt = instantAt(date, '08:30')
      const plan = aPlan({ startsAt, endsAt: startsAt + 3_600_000, positions: [] })
      const warnings = await base.as(organiser).planning.warnings({ activityId: randomUUID(), plan })
      return warnings.flatMap((warning) => (warning.kind === 'holiday' ? warning.name : []))
    }
    const days = [
      { date: '2028-01-01', name: '元旦', isWorked: false },
      { date: '2028-01-04', name: '', isWorked: false },
      { date: '2028-01-08', name: '元旦', isWorked: true },
    ]
    const input = (version: number, year = 2028) => ({ requestId: randomUUID(), year, version, days })
    expect(await as.holidays.get({ year: 2028 })).toEqual({ year: 2028, version: 0, days: [], from: 'none' })
    expect(await warned('2028-01-01')).toEqual([])
    expect(await as.holidays.save(input(0))).toEqual({ ok: true })
    expect(await as.holidays.save(input(0))).toEqual({ ok: false, reason: 'holidays-changed-meanwhile' })
    expect(await as.holidays.get({ year: 2028 })).toEqual({ year: 2028, version: 1, days, from: 'own' })
    expect(await Promise.all(['2028-01-01', '2028-01-04', '2028-01-08'].map(warned))).toEqual([['元旦'], ['法定节假日'], []])
    expect(await as.holidays.save(input(0, 2030))).toEqual({ ok: false, reason: 'holiday-wrong', about: '2028-01-01' })
    expect(await as.holidays.save({ ...input(1), days: [] })).toEqual({ ok: true })
    expect(await as.holidays.get({ year: 2028 })).toEqual({ year: 2028, version: 2, days: [], from: 'none' })
    expect((await as.holidays.get({ year: 2026 })).days.filter(({ name }) => name === '国庆节')).toHaveLength(9)
  })
})
