/** Mistakes in a county's file, each with its line and field. */
import { readFileSync } from 'node:fs'
import { readCounty } from '../../../src/cloud/importer/read-county'

const EXAMPLE = readFileSync('src/cloud/founding/example.json', 'utf8')

const mistakesOf = (text: string) => {
  const read = readCounty(text)
  return 'mistakes' in read ? read.mistakes.map(({ line, field, message }) => `${line} ${field ?? '-'} ${message}`) : []
}

/** The example with one text in place of another. */
const withChange = (from: string, to: string): string => {
  expect(EXAMPLE).toContain(from)
  return EXAMPLE.replace(from, to)
}

test('the example has no mistake', () => {
  expect(readCounty(EXAMPLE)).toMatchObject({ founding: { county: '示范县', towns: { length: 4 }, organisations: { length: 5 } } })
})

test('a file of 300 towns alone is enough, and gets the usual organisations', () => {
  const towns = Array.from({ length: 300 }, (_, at) => `样${at}镇`)
  expect(readCounty(JSON.stringify({ county: '示范县', towns }))).toMatchObject({
    founding: { name: '示范县同心社会服务实践基地', contactPhone: null, towns: { length: 300 }, organisations: { length: 17 } },
  })
})

test.each([
  ['an unknown field', withChange('"contactPhone"', '"phone"'), /^4 phone 不认识这一项/],
  ['an unknown field of an organisation', withChange('"aliases"', '"alias"'), /^12 organisations\[4\]\.alias 不认识/],
  ['a missing field', withChange('"county": "示范县",\n', ''), /^1 county 缺少这一项$/],
  ['a town twice', withChange('"样例镇"', '"城关镇"'), /^6 towns\[1\] 「城关镇」写了两遍/],
  ['a field twice', withChange('"name": "示范县', '"county": "另县",\n  "name": "示范县'), /^3 county 这一项写了两遍$/],
  ['an organisation twice', withChange('{"form": "zhilianhui"}', '{"form": "minge"}'), /^10 organisations\[2\] 「民革.*两个组织/],
  [
    'an alias that is another organisation',
    withChange('县第一人民医院', '民革示范县支部'),
    /^12 organisations\[4\] 「民革示范县支部」是两个组织/,
  ],
  ['an unknown form', withChange('"zhilianhui"', '"zhilian"'), /^10 organisations\[2\]\.form 没有这个组织/],
  ['a phone without its area', withChange('0571-81234567', '81234567'), /^4 contactPhone 这是座机/],
  ['hours that end too early', withChange('17:00', '07:00'), /^5 callingHours 接电话的时间不对/],
  ['a number for a town', withChange('"城关镇"', '7'), /^6 towns\[0\] 应为镇街的名称/],
  ['a kind that does not exist', withChange('"partner"', '"friend"'), /^12 organisations\[4\]\.kind 应为 party/],
  ['a county that is none', withChange('"county": "示范县"', '"county": "示范"'), /^2 county 写县/],
  ['a name for a county', '"示范县"', /^1 - 应为一个县/],
  ['a comma too many', withChange('"示范街道"]', '"示范街道",]'), /^6 towns 不是有效的 JSON/],
  ['a comma too few', withChange('17:00"},', '17:00"}'), /^6 to 不是有效的 JSON/],
  ['an end that is missing', EXAMPLE.slice(0, -4), /^\d+ \w+ 不是有效的 JSON/],
  ['nothing', '', /^1 - 不是有效的 JSON/],
])('%s is refused with its line and field', (_what, text, mistake) => {
  expect(mistakesOf(text)[0]).toMatch(mistake)
})

test('all mistakes of a file are told at once', () => {
  const text = withChange('"城关镇", "样例镇"', '"城关镇", "城关镇", "镇"').replace('0571-81234567', '办公室')
  expect(mistakesOf(text).map((mistake) => mistake.split(' ').slice(0, 2).join(' '))).toEqual([
    '4 contactPhone',
    '6 towns[1]',
    '6 towns[2]',
  ])
})
