import fc from 'fast-check'
import reported from '../../../src/cloud/demo/activities.json'
import { parse } from '../../../src/cloud/importer/parse'

const record = (id: string, change: object = {}) => ({
  id,
  date: '2024-03-01',
  category: 'health',
  region: '浙江省/金华市/永康市',
  hosts: ['农工党'],
  services: [{ name: '义诊' }],
  ...change,
})
const one = (id: string, change?: object) => JSON.stringify(record(id, change))
/** A list with one record on each line, the first on line 2. */
const file = (...records: string[]) => `[\n${records.map((text) => `  ${text}`).join(',\n')}\n]\n`
const idsIn = (text: string) => parse(text).records.map(({ id }) => id)

describe('refused:', () => {
  test.each([
    ['a missing comma', '{"id":"b" "date":null}', 'id', /JSON/],
    ['a malformed value', '{"id":"b","date":2024-03-01}', 'date', /JSON/],
    ['a missing closing brace', one('b').slice(0, -1), 'name', /JSON/],
    ['a missing opening brace', one('b').slice(1), null, /JSON/],
    ['a missing quote', one('b').replace('"b"', '"b'), 'id', /JSON/],
    ['a value that is not a record', '17', null, /活动记录/],
    ['a missing field', one('b', { hosts: undefined }), 'hosts', /缺少/],
    ['a wrong type', one('b', { services: '义诊' }), 'services', /列表/],
    ['a day that does not exist', one('b', { date: '2025-02-30' }), 'date', /没有这一天/],
    ['a time that does not exist', one('b', { startTime: '25:00' }), 'startTime', /时间/],
    ['an end before the start', one('b', { startTime: '10:00', endTime: '09:00' }), 'endTime', /晚于/],
    ['a number of people below zero', one('b', { volunteersTotal: -1 }), 'volunteersTotal', /不小于 0/],
    ['half a person', one('b', { servedTotal: 1.5 }), 'servedTotal', /整数/],
    [
      'a number served without a unit',
      one('b', { services: [{ name: '义诊' }, { name: '量血压', served: 3 }] }),
      'services[1].unit',
      /单位/,
    ],
    ['no lead organisation', one('b', { hosts: [] }), 'hosts', /主办/],
    ['no service', one('b', { services: [] }), 'services', /服务/],
  ])('%s: with its line and field, while the others are taken', (_what, broken, field, message) => {
    const { records, refused } = parse(file(one('a'), broken, one('c')))
    expect(records.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(refused).toEqual([{ line: 3, field, message: expect.stringMatching(message) }])
  })

  it('names the line of the field, not of the record, when the record has several lines', () => {
    const text = JSON.stringify([record('a'), record('b', { services: [{ name: '量血压', served: 3 }] })], null, 2)
    const { refused } = parse(text)
    expect(text.split('\n')[(refused[0]?.line ?? 0) - 1]).toContain('{')
    expect(refused).toMatchObject([{ field: 'services[0].unit' }])
    const dated = text.replace(/"date": "2024-03-01"(?=[^]*"id": "b")/, '"date": 5')
    expect(dated.split('\n')[(parse(dated).refused[0]?.line ?? 0) - 1]).toContain('"date": 5')
  })

  it('three broken records of different kinds in one file, and only those', () => {
    const { records, refused } = parse(
      file(one('a'), '{"id":"b",,}', one('c'), one('d', { hosts: 'x' }), one('e', { region: undefined }), one('f')),
    )
    expect(records.map(({ id }) => id)).toEqual(['a', 'c', 'f'])
    expect(refused.map(({ line, field }) => [line, field])).toEqual([
      [3, 'id'],
      [5, 'hosts'],
      [6, 'region'],
    ])
  })

  it('the second record of an id, naming it and the line of the first', () => {
    const { records, refused } = parse(file(one('a'), one('b'), one('a', { date: null })))
    expect(records.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(refused).toEqual([{ line: 4, field: 'id', message: '编号 a 重复，已在第 2 行' }])
  })
})

describe('taken:', () => {
  it('all records of the sample file, with the line each begins on', () => {
    const { records, refused } = parse(JSON.stringify(reported, null, 1))
    expect(refused).toEqual([])
    expect(records).toHaveLength(59)
    expect(records[0]?.line).toBe(2)
  })

  it('null and a missing optional field alike, as not reported', () => {
    const { records } = parse(file(one('a', { town: null, hours: null }), one('b')))
    expect(records[0]).toEqual({ ...records[1], id: 'a', line: 2 })
  })

  it('no invisible character, and none that the database cannot store', () => {
    expect(parse(file(one('a', { notes: ' 上\u0000午\u200b ' }))).records[0]?.notes).toBe('上午')
  })

  it('a list with a comma too many or too few', () => {
    expect(idsIn(`[${one('a')}\n${one('b')},]`)).toEqual(['a', 'b'])
  })

  it('a file with a byte order mark', () => expect(idsIn(`\ufeff${file(one('a'))}`)).toEqual(['a']))

  test.each(['', 'hello', '[]', '{}', '[[[[', '"'])('nothing from %j', (text) => expect(idsIn(text)).toEqual([]))

  it('the records around one that was cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(one('b').length - 1), (cut) => {
        expect(idsIn(file(one('a'), one('b').slice(0, cut), one('c')))).toEqual(['a', 'c'])
      }),
    )
  })
})

test('a record that is nested too deeply is refused alone', () => {
  const deep = `{"id":"deep","notes":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
  const good = '{"id":"good","date":"2024-03-01","category":"law","region":"浙江省","hosts":["民革"],"services":[{"name":"法律咨询"}]}'
  const { records, refused } = parse(`[\n${deep},\n${good}\n]`)
  expect(records.map(({ id }) => id)).toEqual(['good'])
  expect(refused.map(({ line }) => line)).toEqual([2])
})
