import { toPastActivity } from '../../../src/cloud/importer/filling'
import { kindOf, organisationKey, spellingOf } from '../../../src/domain/people/organisation-names'
import { parse } from '../../../src/cloud/importer/parse'
import { placeInWords, shortPlace, townOf } from '../../../src/cloud/importer/place'
import { titleOf } from '../../../src/cloud/importer/title'
import { clock, dayOf } from '../../../src/domain/calendar/calendar'

const home = { county: '永康市', towns: [{ id: 'tangxian', name: '唐先镇' }] }
const HOME_REGION = '浙江省/金华市/永康市'

function filled(change: object) {
  const facts = { id: 'a', date: '2024-03-01', category: 'health', region: HOME_REGION, hosts: ['农工党'], services: [{ name: '义诊' }] }
  const [record] = parse(JSON.stringify([{ ...facts, ...change }])).records
  if (!record?.date) throw new Error('the test needs a record with a day')
  return toPastActivity({ ...record, date: record.date }, home)
}

test.each([
  ['nothing is known: nine, for three hours', {}, '09:00', '12:00'],
  ['the notes say afternoon', { notes: '下午进行' }, '14:00', '17:00'],
  ['the notes say morning and afternoon', { notes: '上午义诊,下午走访' }, '09:00', '12:00'],
  ['the notes say the whole day: six hours', { notes: '全天;在村里' }, '09:00', '15:00'],
  ['the length is known', { hours: 6 }, '09:00', '15:00'],
  ['the start is known', { startTime: '10:30' }, '10:30', '13:30'],
  ['both ends are known, whatever the length', { startTime: '08:30', endTime: '11:30', hours: 5 }, '08:30', '11:30'],
  ['only the end is known: counted back', { endTime: '16:30' }, '13:30', '16:30'],
])('times when %s', (_why, change, start, end) => {
  const { startsAt, endsAt } = filled(change)
  expect([dayOf(startsAt), clock(startsAt), clock(endsAt)]).toEqual(['2024-03-01', start, end])
})

it('the note lists filled-in values, and none when everything was reported', () => {
  expect(filled({ dateBasis: 'year-from-report' }).outcome.note).toMatch(/按 3 小时记.*按 09:00 记.*年份由报道日期推定/)
  expect(filled({ startTime: '09:00', hours: 2, dateBasis: 'stated' }).outcome.note).toBeNull()
})

it('numbers that were not reported are never computed', () => {
  const { outcome, services } = filled({ services: [{ name: '量血压', served: 30, unit: '人次' }, { name: '发放药品' }] })
  expect(outcome).toMatchObject({ servedTotal: null, volunteersTotal: null })
  expect(services[1]).toEqual({ name: '发放药品', served: null, unit: null })
})

describe('place of a visit', () => {
  test.each([
    ['one of the base’s towns', HOME_REGION, '唐先镇', '文化礼堂', 'tangxian', '文化礼堂'],
    ['the same, written short', HOME_REGION, '唐先', null, 'tangxian', '唐先'],
    ['a town of that name elsewhere', '江苏省/徐州市/丰县', '唐先镇', '卫生院', null, '丰县唐先镇卫生院'],
    ['the county without a town', HOME_REGION, null, '新埠村', null, '永康市新埠村'],
    ['a place that names its town', '浙江省/金华市/武义县', '新宅镇', '新宅镇卫生院', null, '武义县新宅镇卫生院'],
    ['a place that names its county', '浙江省/金华市/义乌市', null, '义乌市国际商贸学校', null, '义乌市国际商贸学校'],
    ['a district, with its city', '四川省/成都市/温江区', null, null, null, '成都市温江区'],
  ])('%s', (_why, region, town, place, townId, words) => {
    expect(townOf({ region, town, place }, home)).toBe(townId)
    expect(placeInWords({ region, town, place }, home)).toBe(words)
  })

  test.each([
    ['龙源村村委会议室及种植户家中', '龙源村'],
    ['七西村委会', '七西村'],
    ['黄南社区王山村;中源村', '黄南社区王山村'],
    ['桂苑社区广场', '桂苑社区'],
    ['新宅镇卫生院“健康驿站”', '新宅镇卫生院'],
    ['民盟助力乡村振兴实践基地', '民盟助力乡村振兴实践基地'],
  ])('the common name of %s is %s', (place, short) => expect(shortPlace(place)).toBe(short))
})

test.each([
  ['春联万家·走进新埠村', '春联万家', '新埠村', ['写春联、福字', '义诊']],
  ['健康农工·健康驿站：走进新宅镇卫生院', '健康农工·健康驿站', '新宅镇卫生院“健康驿站”', ['义诊']],
  ['走过鉴湖·坡塘老街操场', '走过鉴湖', '坡塘老街操场', ['送书画']],
  ['走进胜山头村·法律咨询、电脑咨询', null, '胜山头村', ['法律咨询', '电脑咨询', '义诊']],
  ['国家宪法日·法律咨询', '国家宪法日', null, ['法律咨询', '发放普法购物袋、围裙等']],
  ['走进永康市敬老院·义诊', null, '敬老院', ['义诊', '捐赠环保物资和资金给村里']],
])('a title: %s', (title, series, place, services) => {
  expect(titleOf({ series, place, services: services.map((name) => ({ name })), region: HOME_REGION, town: null })).toBe(title)
})

it('a title has at most forty characters', () => {
  const facts = { region: HOME_REGION, town: null, services: [{ name: '义诊'.repeat(20) }] }
  for (const series of [null, '系'.repeat(38), '列'.repeat(40)]) {
    for (const place of [null, '长'.repeat(39), '新埠村']) expect(titleOf({ ...facts, series, place }).length).toBeLessThanOrEqual(40)
  }
})

describe('names of organisations', () => {
  test.each([
    ['农工党温岭市基层委员会', '农工党温岭市基层委'],
    ['中国民主促进会金华市委员会', '民进金华市委会'],
    ['民盟（邵武）', '民盟(邵武)'],
    ['中共永康市委统战部', '永康市委统战部'],
    ['民盟常州市医卫总支部', '民盟常州市医卫 总支'],
  ])('%s and %s are one organisation', (one, other) => {
    expect(spellingOf(one)).toBe(spellingOf(other))
    expect(organisationKey(one, new Set())).toBe(organisationKey(other, new Set()))
  })

  test.each([
    ['民革示范县支部', 'party'],
    ['示范市各民主党派', 'party'],
    ['民进示范开明画院', 'group'],
    ['示范县知联会', 'group'],
    ['示范县委统战部', 'department'],
    ['示范镇人民政府', 'department'],
    ['示范县人民医院', 'partner'],
    ['示范电器有限公司', 'partner'],
  ])('%s is a %s', (name, kind) => expect(kindOf(name)).toBe(kind))
})
