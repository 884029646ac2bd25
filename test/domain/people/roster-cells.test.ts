import fc from 'fast-check'
import { type Cell, UNCOMPUTED, maskNumbers, readNote, readPhone, readSkills, textOf } from '../../../src/domain/people/roster-cells'
import { readName } from '../../../src/domain/people/roster-names'

const phone = '13800000001'
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

test.each<[string, Cell, string]>([
  ['the type of a number', 13800000001, phone],
  ['blanks', '138 0000 0001', phone],
  ['hyphens', '138-0000-0001', phone],
  ['dots', '138.0000.0001', phone],
  ['dots and only zeros at its end', '138.0000.0000', '13800000000'],
  ['+86', '+86 138-0000-0001', phone],
  ['0086', '008613800000001', phone],
  ['86 without a plus', '8613800000001', phone],
  ['full-width digits', wide(phone), phone],
  ['an apostrophe that keeps it text', "'13800000001", phone],
  ['an equals sign', '=13800000001', phone],
  ['the .0 of another program', '13800000001.0', phone],
  ['the .00 of a column of numbers', '13800000001.00', phone],
  ['an exponent and every digit', '1.3800000001E10', phone],
  ['an exponent, every digit and a plus', '1.3800000001e+10', phone],
  ['a word before it', '手机：13800000001', phone],
  ['a word after it', '13800000001（微信同号）', phone],
  ['a landline before it', '0579-87100001/13800000001', phone],
  ['another mobile after it', '13800000001 13900000002', phone],
  ['invisible characters', '\u200b13800000001\u202c', phone],
])('a phone with %s is read', (_why, cell, expected) => {
  expect(readPhone(cell)).toMatchObject({ ok: true, value: expected })
})

test.each<[string, Cell, string]>([
  ['an empty cell', null, 'phone-missing'],
  ['a dash', '—', 'phone-missing'],
  ['a number with a digit too few', '1380000000', 'phone-not-mobile'],
  ['a number with a digit too many', 138000000012, 'phone-not-mobile'],
  ['a landline', '0579-87100001', 'phone-landline'],
  ['a number that a spreadsheet has rounded', '1.38E+10', 'phone-rounded'],
  ['a number that has lost its last digit', '1.380000001E10', 'phone-rounded'],
  ['a number with an exponent that is no mobile', '1.23456789012E11', 'phone-not-mobile'],
  ['a formula without a value', UNCOMPUTED, 'not-computed'],
])('%s is not a phone', (_why, cell, why) => {
  expect(readPhone(cell)).toEqual({ ok: false, why })
})

test.each([
  ['a phone with a digit too few', '1380000001', '13••••••01'],
  ['a landline with its extension', '0579-87100001转8', '05••-••••••01转8'],
  ['an ID card', '11010119900307123x', '••••••••••••••••3x'],
  ['an ID card of fifteen digits', '110101900307123', '•••••••••••••23'],
  ['an ID card in groups', '110101 1990 0307 1234', '•••••• •••• •••• ••34'],
  ['an ID card that a spreadsheet has rounded', '3.30722198001011E+17', '•.••••••••••••••E+17'],
  ['counts, years and post codes', '2027 年 12 人，321300', '2027 年 12 人，321300'],
])('%s is shown masked', (_why, text, expected) => {
  expect(maskNumbers(text)).toBe(expected)
})

test('a note keeps a phone number but not an ID-card number', () => {
  expect(readNote('微信 0579-87100001')).toBe('微信 0579-87100001')
  expect(readNote('证号110101199003071234')).toBe('证号••••••••••••••••34')
})

const digits = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
const separator = fc.constantFrom('', ' ', '-', '.', '　', '‐')
/** A phone number, typed in any usual way. */
const typed = fc
  .tuple(digits, separator, separator, fc.constantFrom('', '+86', '0086 ', '86-'), fc.boolean(), fc.constantFrom('', ' ', '\t'))
  .map(([number, one, other, prefix, isWide, edge]) => {
    const text = `${edge}${prefix}${number.slice(0, 3)}${one}${number.slice(3, 7)}${other}${number.slice(7)}${edge}`
    return { number, text: isWide ? wide(text) : text }
  })

test('a phone typed in any way is read as the same eleven digits', () => {
  fc.assert(fc.property(typed, ({ number, text }) => expect(readPhone(text)).toEqual({ ok: true, value: number, beside: '' })))
})

test('a phone read from a cell consists of eleven successive digits of the cell', () => {
  const cells = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-（）/ 、.机E')) }),
    fc.string(),
    fc.double(),
    fc.integer(),
  )
  fc.assert(
    fc.property(cells, (cell) => {
      const read = readPhone(cell)
      if (read.ok)
        expect(
          String(cell)
            .normalize('NFKC')
            .replace(/[^0-9]/g, ''),
        ).toContain(read.value)
    }),
  )
})

test.each([
  '13800000001（短号661234）',
  '13800000001(661234)',
  '13800000001（13900000002）',
  '13800000001(微信13900000002)',
  '13800000001转8001',
  '宅0571-88886666手机13800000001',
  '\u202d138 0000 0001\u202c',
])('the phone in %j is its mobile number', (cell) => {
  expect(readPhone(cell)).toMatchObject({ ok: true, value: '13800000001' })
})

test.each([
  ['王样例', '王样例'],
  ['王　样', '王样'],
  ['王 样例（主委）', '王样例'],
  ['3.王样例', '王样例'],
  ['王样例*', '王样例'],
  ['阿卜杜•样例', '阿卜杜·样例'],
  ['阿卜杜 · 样例', '阿卜杜·样例'],
  ['Anna  Sample', 'Anna Sample'],
  ['欧阳 样例', '欧阳样例'],
  ['扎西 样例', '扎西样例'],
  ['爱新觉罗 样例', '爱新觉罗样例'],
  ['陈方 样例', '陈方样例'],
  ['王样例 女', '王样例'],
  ['王样例 主委', '王样例'],
  ['王样例 回族', '王样例'],
  ['①王样例', '王样例'],
  ['1)王样例', '王样例'],
  ['1 王样例', '王样例'],
  ['王 样 例', '王样例'],
])('the name %s is read as %s', (cell, value) => {
  expect(readName(cell)).toMatchObject({ ok: true, value })
})

test.each<[Cell, string]>([
  [null, 'name-missing'],
  [12, 'name-unreadable'],
  [true, 'name-unreadable'],
  ['TRUE', 'name-unreadable'],
  ['共 23 人', 'name-unreadable'],
  ['王', 'name-unreadable'],
  ['王样例、李样例', 'name-several'],
  ['王样例 李样例', 'name-several'],
  ['王样例/李样例/赵样', 'name-several'],
  [UNCOMPUTED, 'not-computed'],
])('%p is not a name', (cell, why) => {
  expect(readName(cell)).toEqual({ ok: false, why })
})

test('a cell of skills is split into a list, and a word for "none" gives an empty list', () => {
  expect(readSkills('书法、国画/摄影; 书法')).toEqual(['书法', '国画', '摄影'])
  expect(['无', '—', '', null].map((cell) => readSkills(cell))).toEqual([[], [], [], []])
  expect(readSkills('长'.repeat(50))[0]).toHaveLength(20)
})

test('ten skills of a cell are read, each of twenty characters at most', () => {
  const skills = Array.from({ length: 12 }, (_, at) => `技能${at}`)
  expect(readSkills(skills.join('、'))).toEqual(skills.slice(0, 10))
})

test.each([
  ['six digits, such as a post code', '322100', '322100'],
  ['seven digits, such as a landline', '8710001', '87•••01'],
  ['twelve digits', '123456789012', '12••••••••12'],
  ['thirteen digits, more than any phone has', '1234567890123', '•••••••••••23'],
])('a number of %s is shown so far that its cell is found again', (_what, number, masked) => {
  expect(maskNumbers(number)).toBe(masked)
})

test('a note keeps numbers as long as phones, and masks longer ones', () => {
  expect(readNote('123456789012')).toBe('123456789012')
  expect(readNote('1234567890123')).toBe('•••••••••••23')
})

test('a cell of five hundred characters is read whole, and a longer one to there', () => {
  expect(textOf('长'.repeat(500))).toHaveLength(500)
  expect(textOf('长'.repeat(501))).toHaveLength(500)
})

test('a cell is read up to its limit, without characters that the database does not store', () => {
  expect(textOf(`王\0样\ud800例`)).toBe('王样例')
  expect(textOf('𠮷'.repeat(400)).length).toBeLessThanOrEqual(500)
  expect(readSkills('𠮷'.repeat(30))).toEqual(['𠮷'.repeat(20)])
  expect(readNote('𠮷'.repeat(120))).toBe('𠮷'.repeat(100))
})
