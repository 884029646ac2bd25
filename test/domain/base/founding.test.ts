import { type Founding, type FoundingRefusal, foundingProblems } from '../../../src/domain/base/founding'
import { foundingWords } from '../../../src/domain/base/founding-words'

const town = (name: string, id = `town-${name}`) => ({ id, name })
const organisation = (name: string, change: object = {}) => ({
  id: `org-${name}`,
  name,
  shortName: name,
  contactPhone: '',
  kind: 'group' as const,
  aliases: [],
  ...change,
})
const founding = (change: Partial<Founding> = {}): Founding => ({
  county: '示范县',
  name: '示范县基地',
  contactPhone: '0571-81234567',
  callingHours: { days: [1], from: '08:30', to: '17:00' },
  towns: [town('东样镇'), town('西样镇')],
  organisations: [organisation('民革示范县总支部'), organisation('示范县医院')],
  ...change,
})
const some = (count: number) => Array.from({ length: count }, (_, at) => town(`样${String(at).padStart(3, '0')}镇`))

test.each<[string, Partial<Founding>]>([
  ['with everything', {}],
  ['without a phone and its hours', { contactPhone: null, callingHours: null }],
  ['with 300 towns', { towns: some(300) }],
  ['with an organisation that has a number', { organisations: [organisation('示范县医院', { contactPhone: '0571-81234567' })] }],
  ['with the most towns', { towns: some(500) }],
])('a base %s may be founded', (_what, change) => {
  expect([...foundingProblems(founding(change))]).toEqual([])
})

test.each<[FoundingRefusal, (string | number)[], Partial<Founding>]>([
  ['county-wrong', ['county'], { county: '示范' }],
  ['base-name-wrong', ['name'], { name: '基地' }],
  ['base-name-wrong', ['name'], { name: '基'.repeat(41) }],
  ['contact-phone-no-area', ['contactPhone'], { contactPhone: '81234567' }],
  ['contact-phone-wrong', ['contactPhone'], { contactPhone: '办公室' }],
  ['calling-hours-wrong', ['callingHours'], { callingHours: { days: [], from: '08:30', to: '17:00' } }],
  ['towns-missing', ['towns'], { towns: [] }],
  ['too-many-towns', ['towns'], { towns: some(501) }],
  ['town-wrong', ['towns', 1], { towns: [town('东样镇'), town('镇')] }],
  ['town-twice', ['towns', 1], { towns: [town('东样镇'), town('东样镇', 'other')] }],
  ['town-twice', ['towns', 1], { towns: [town('东样镇', 'same'), town('西样镇', 'same')] }],
  [
    'contact-phone-no-area',
    ['organisations', 0, 'contactPhone'],
    { organisations: [organisation('示范县医院', { contactPhone: '81234567' })] },
  ],
  [
    'contact-phone-wrong',
    ['organisations', 0, 'contactPhone'],
    { organisations: [organisation('示范县医院', { contactPhone: '办公室' })] },
  ],
  ['organisations-missing', ['organisations'], { organisations: [] }],
  ['too-many-organisations', ['organisations'], { organisations: some(501).map(({ name }) => organisation(name)) }],
  ['organisation-name-wrong', ['organisations', 0], { organisations: [organisation('示范县医院', { shortName: '医' })] }],
  [
    'organisation-twice',
    ['organisations', 1],
    { organisations: [organisation('示范县医院'), organisation('示范县医院', { id: 'other' })] },
  ],
  [
    'organisation-twice',
    ['organisations', 1],
    { organisations: [organisation('示范县工商联'), organisation('示范商会', { aliases: ['示范县工商联'] })] },
  ],
  [
    'organisation-twice',
    ['organisations', 1],
    { organisations: [organisation('民革示范县总支部'), organisation('中国国民党革命委员会示范县总支', { id: 'other' })] },
  ],
  [
    'organisation-twice',
    ['organisations', 1],
    { organisations: [organisation('示范县医院', { id: 'same' }), organisation('示范县中医院', { id: 'same' })] },
  ],
])('%s is found at %j', (reason, at, change) => {
  const problems = [...foundingProblems(founding(change))]
  expect(problems.map((problem) => [problem.reason, problem.at])).toEqual([[reason, at]])
  expect(foundingWords(problems[0]!)).toMatch(/[。）]$/)
})

test('all mistakes are found at once, in the order of the guide', () => {
  const wrong = founding({ county: '', name: '', contactPhone: 'x', towns: [], organisations: [] })
  expect([...foundingProblems(wrong)].map(({ at }) => at[0])).toEqual(['county', 'name', 'contactPhone', 'towns', 'organisations'])
})
