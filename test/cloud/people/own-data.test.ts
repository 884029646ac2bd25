/** 我的数据: everything about the caller and nothing about others, as a page, a workbook and JSON. */
import { CONSENT_VERSION } from '../../../src/domain/people/profile'
import { randomUUID } from 'node:crypto'
import readXlsxFile from 'read-excel-file/node'
import type { OwnSection } from '../../../src/contract/people/own-data'
import { OWN_ROWS_SHOWN } from '../../../src/contract/people/own-data'
import { aDay } from '../../support/after-the-day'
import { NOW, type Person, type TestBase, openBase } from '../../support/base'
import { aName } from '../../support/teams'
import { joinsFor, twoAccounts } from './joining-base'

let base: TestBase
let organiser: Person
beforeAll(async () => {
  base = await openBase()
  organiser = await base.anOrganiser()
})
afterAll(() => base.close())

const get = (person: Person, now = NOW) => base.as(person, now).ownData.get()
const sectionIn = (sections: OwnSection[], id: string) => sections.find((section) => section.id === id)
async function fileOf(person: Person, kind: 'xlsx' | 'json') {
  const made = await base.as(person).ownData.file({ requestId: randomUUID(), kind })
  if (!made.ok) throw new Error(made.reason)
  const parts: Buffer[] = []
  for (let part = 0; part < made.parts; part++)
    parts.push(Buffer.from((await base.as(person).exports.part({ fileId: made.fileId, part })).content, 'base64'))
  return { name: made.name, bytes: Buffer.concat(parts) }
}

test('the page shows profile, consents with their versions, sign-ups, marks and hours of the caller, and nobody else', async () => {
  const [name, other] = [aName('周'), aName('吴')]
  const chen = await base.aVolunteer({ name, organisationIds: ['nonggong'] })
  const hu = await base.aVolunteer({ name: other })
  await aDay(base, organiser, [chen, hu])
  await base.as(chen).profile.takeBack({ requestId: randomUUID(), kind: 'membership' })
  const sections = await get(chen)
  expect(sectionIn(sections, 'profile')?.rows).toMatchObject([[name, /* phone */ expect.stringMatching(/^139/), '微信', NOW, '']])
  expect(sectionIn(sections, 'consents')?.rows.map((row) => row.slice(1))).toEqual([
    [CONSENT_VERSION, NOW, NOW],
    [CONSENT_VERSION, NOW, null],
  ])
  expect(sectionIn(sections, 'sign-ups')?.total).toBe(1)
  expect(sectionIn(sections, 'marks')?.rows.map((row) => row[1])).toEqual(['签退', '签到'])
  expect(sectionIn(sections, 'attendances')?.rows.map((row) => row[3])).toEqual([180])
  expect(JSON.stringify(sections)).not.toContain(other)
  expect(JSON.stringify(sections)).not.toMatch(/openid-/)
})

test('the page shows the data of two joined accounts to both', async () => {
  const [kept, joined] = await twoAccounts(base)
  const administrator = await base.anAdministrator()
  await joinsFor(base, administrator).join(kept, joined)
  expect(sectionIn(await get(joined), 'profile')?.rows).toHaveLength(2)
  expect(sectionIn(await get(kept), 'profile')).toEqual(sectionIn(await get(joined), 'profile'))
})

test('the page shows the latest rows and their number, and the files hold all of them', async () => {
  const chen = await base.aVolunteer({ name: aName('郑') })
  const { db } = base.connection
  const { messages } = await import('../../../src/cloud/db/schema/requests')
  const visit = await base.anActivity(organiser)
  await db.insert(messages).values(
    Array.from({ length: OWN_ROWS_SHOWN + 1 }, (_, index) => ({
      id: randomUUID(),
      volunteerId: chen.id,
      activityId: visit.id,
      kind: 'moved-up' as const,
      createdAt: NOW + index,
    })),
  )
  const section = sectionIn(await get(chen), 'messages')
  expect([section?.rows.length, section?.total, section?.rows[0]?.[3]]).toEqual([OWN_ROWS_SHOWN, OWN_ROWS_SHOWN + 1, NOW + OWN_ROWS_SHOWN])
  const json = JSON.parse((await fileOf(chen, 'json')).bytes.toString()) as Record<string, Record<string, unknown>[]>
  expect(json['收到的消息']).toHaveLength(OWN_ROWS_SHOWN + 1)
  expect(json['收到的消息']?.[0]).toMatchObject({ 种类: '候补转为确认', 内容: '' })
  const { bytes, name } = await fileOf(chen, 'xlsx')
  expect(name).toMatch(/^我的数据\d{4}-\d{2}-\d{2}\.xlsx$/)
  const sheets = await readXlsxFile(bytes)
  const of = sheets.find(({ sheet }) => sheet === '收到的消息')?.data
  expect(of?.length).toBe(OWN_ROWS_SHOWN + 2)
})

test('a file is the caller’s alone', async () => {
  const [chen, hu] = [await base.aVolunteer(), await base.aVolunteer()]
  const made = await base.as(chen).ownData.file({ requestId: randomUUID(), kind: 'json' })
  if (!made.ok) throw new Error(made.reason)
  await expect(base.as(hu).exports.part({ fileId: made.fileId, part: 0 })).rejects.toThrow('not-found')
})
