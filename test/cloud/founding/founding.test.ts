/** Beginnings of every county: no county's own names, and usual organisations that fit together in any county. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { DEMO_COUNTY } from '../../../src/cloud/demo/demo-county'
import { type CountyPlan, foundingOf } from '../../../src/cloud/founding/county-plan'
import { offeredOrganisations } from '../../../src/cloud/founding/offered-organisations'
import { foundingProblems } from '../../../src/domain/base/founding'
import { kindOf, spellingOf } from '../../../src/domain/people/organisation-names'

const FOLDER = 'src/cloud/founding'
const plan = (change: Partial<CountyPlan> = {}): CountyPlan => ({
  county: '示范县',
  name: null,
  contactPhone: null,
  callingHours: null,
  towns: [{ name: '东样镇' }],
  organisations: null,
  ...change,
})
const county = fc.stringMatching(/^[东西南北样范]{1,6}(县|市|区|旗|自治县)$/)

test.each(readdirSync(FOLDER))('%s names no county', (file) => {
  const own = [DEMO_COUNTY.county, DEMO_COUNTY.county.slice(0, -1), ...DEMO_COUNTY.towns.map(({ name }) => name)]
  const text = readFileSync(join(FOLDER, file), 'utf8')
  expect(own.filter((name) => text.includes(name))).toEqual([])
})

test('a county is offered the eight parties and the usual groups, with its own name in theirs', () => {
  const offered = offeredOrganisations('示范市')
  expect(offered.map(({ shortName }) => shortName)).toEqual(
    expect.arrayContaining([
      '民革',
      '民盟',
      '民建',
      '民进',
      '农工党',
      '致公党',
      '九三学社',
      '台盟',
      '工商联',
      '知联会',
      '新阶联',
      '侨联',
      '台联',
    ]),
  )
  expect(offered.find(({ form }) => form === 'minge')?.names).toEqual([
    '民革示范市总支部',
    '民革示范市委员会',
    '民革示范市基层委员会',
    '民革示范市支部',
    '民革示范市小组',
  ])
  expect(offered.find(({ form }) => form === 'gongshanglian')).toMatchObject({
    names: ['示范市工商业联合会'],
    aliases: expect.arrayContaining(['工商联', '示范市工商联', '示范工商联']),
  })
})

test('a county without a plan for organisations gets all usual ones, which never share a name', () => {
  fc.assert(
    fc.property(county, (name) => {
      const founding = foundingOf(plan({ county: name }))
      expect([...foundingProblems(founding)]).toEqual([])
      expect(
        founding.organisations.every(({ aliases }) => aliases.length <= 20 && aliases.every((alias) => !/[{}]|null/.test(alias))),
      ).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test.each(['民革示范市支部', '中国国民党革命委员会示范市总支部', '民革示范总支', '示范市工商联', '中共示范市委统战部'])(
  'a notice that writes %s means a usual organisation',
  (written) => {
    const { organisations } = foundingOf(plan({ county: '示范市' }))
    const known = organisations.flatMap(({ name, aliases }) => [name, ...aliases].map(spellingOf))
    expect(known).toContain(spellingOf(written))
  },
)

test('a usual organisation keeps its aliases under another name, and the usual name becomes none of another', () => {
  const { organisations } = foundingOf(plan({ organisations: [{ form: 'minge', name: '民革示范县直属支部' }, { name: '示范县医院' }] }))
  expect(organisations[0]).toMatchObject({ id: 'minge', name: '民革示范县直属支部', shortName: '民革', kind: 'party' })
  expect(organisations[0]?.aliases).toEqual(expect.arrayContaining(['民革示范县总支部', '民革示范县支部']))
  expect(organisations[1]).toMatchObject({ shortName: '示范县医院', kind: kindOf('示范县医院'), aliases: [] })
})

test("an organisation of a county's file may have a number, in any usual form", () => {
  const organisations = [{ form: 'minge', contactPhone: '（0571）8123 4567' }, { form: 'nonggong' }]
  const founding = foundingOf(plan({ organisations }))
  expect(founding.organisations.map(({ contactPhone }) => contactPhone)).toEqual(['0571-81234567', ''])
  expect([...foundingProblems(founding)]).toEqual([])
})
