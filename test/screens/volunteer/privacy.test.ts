/** The privacy page and the consents: their texts are true, and a change of them is a new version. */
import { createHash } from 'node:crypto'
import { isDay } from '../../../src/domain/calendar/calendar'
import { CONSENT_SINCE, CONSENT_VERSION } from '../../../src/domain/people/profile'
import { RETAINED_KINDS, RETENTION, STAYING, keptInWords } from '../../../src/domain/people/retention'
import * as page from '../../../src/screens/volunteer/privacy/texts'
import { CONSENT_NAMES, CONSENT_NOTES } from '../../../src/screens/volunteer/consent-texts'

/** Digest of the texts by version. Whoever changes a text gives it another version, since people agreed to the earlier one. */
const TEXTS: Record<string, string> = { '2026-12': '01ca5634cfce7795' }

test('the texts to which people agree change with the version alone', () => {
  const texts = [
    CONSENT_NAMES,
    CONSENT_NOTES,
    page.SHORT,
    page.COLLECTED,
    page.NOT_COLLECTED,
    page.WITHOUT_ACCOUNT,
    page.READERS,
    page.KEPT,
  ]
  const digest = createHash('sha256')
    .update(JSON.stringify([...texts, page.KEPT_NOTE, page.RIGHTS, page.COMPLAINT]))
    .digest('hex')
  expect(digest.slice(0, 16)).toBe(TEXTS[CONSENT_VERSION])
})

test('the page says its version and the first day of it', () => {
  expect(isDay(CONSENT_SINCE)).toBe(true)
  expect(CONSENT_SINCE.startsWith(CONSENT_VERSION)).toBe(true)
  expect(page.versionInWords()).toBe('版本 2026-12，2026 年 12 月 1 日起')
})

test('the page names every kind of data of the jobs with its own time, and all that no clock ends', () => {
  expect(page.KEPT).toHaveLength(RETAINED_KINDS.length + STAYING.length)
  for (const kind of RETAINED_KINDS) {
    const { name, kept } = RETENTION[kind]
    expect(page.KEPT.find(({ title }) => title === name)?.words).toContain(keptInWords(kept))
  }
  for (const { name, until } of STAYING) expect(page.KEPT.find(({ title }) => title === name)?.words).toContain(until)
  expect(page.KEPT.find(({ title }) => title === '上传的名册文件')?.words).toBe(
    '上传后 2 小时删除。只够核对和导入。表格里常有用不到的信息，不多留。',
  )
})

test('the consents name what the page names: organisers see names and phones, leaders see names', () => {
  expect(CONSENT_NOTES['personal-data']).toContain('活动的组织者看得到您的姓名和手机号')
  expect(CONSENT_NOTES['personal-data']).toContain('队长和队员看得到对方的姓名')
  expect(CONSENT_NOTES.membership).toContain('组织者看得到')
})

test.each([
  ['a base with a number', { name: '永康基地', contactPhone: '0579-87000000' }, '想问、想改、想投诉，打永康基地的电话：'],
  [
    'a base without one',
    { name: '永康基地', contactPhone: null },
    '想问、想改、想投诉，找永康基地：可以问您所属组织的组织者，也可以在活动现场问组织者。',
  ],
  [
    'an answer without the field',
    { name: '永康基地' },
    '想问、想改、想投诉，找永康基地：可以问您所属组织的组织者，也可以在活动现场问组织者。',
  ],
])('the person to ask: %s', (_what, base, words) => {
  expect(page.askWords(base)).toBe(words)
})

test('sentences are short enough to read aloud', () => {
  const sentences = [...page.COLLECTED, ...page.READERS, ...page.RIGHTS, ...page.KEPT].flatMap(({ words }) => words.split(/[。；]/))
  for (const sentence of sentences) expect([sentence, sentence.length <= 60]).toEqual([sentence, true])
})
