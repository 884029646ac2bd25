import { isName, nameKey, tidyName } from '../../../src/domain/people/names'
import { readName, remarkOfLeaving } from '../../../src/domain/people/roster-names'

test.each([
  ['王样例（退休）', '王样例', '退休'],
  ['王五 女', '王五', '女'],
  ['王五 退休', '王五', '退休'],
  ['王五 干部', '王五', '干部'],
  ['王样例 挂职', '王样例', '挂职'],
  ['王样例 县一中', '王样例', '县一中'],
  ['王样例 A组', '王样例', 'A组'],
  ['王样例 Anna', '王样例', 'Anna'],
  ['王样例，女，回族', '王样例', '女、回族'],
  ['王样例、主委', '王样例', '主委'],
  ['欧阳样例 教师', '欧阳样例', '教师'],
  ['扎西样例 藏族', '扎西样例', '藏族'],
  ['王 样 例 女', '王样例', '女'],
  ['王样例已退社', '王样例', '已退社'],
  ['王样例（主委）（女）', '王样例', '主委、女'],
])('the words after the name in %s are told apart from it', (cell, value, beside) => {
  expect(readName(cell)).toEqual({ ok: true, value, beside })
})

test.each([
  ['主委 王样例', '王样例', '主委'],
  ['退休 李样例', '李样例', '退休'],
  ['男 王样例', '王样例', '男'],
  ['女 藏族 扎西样例', '扎西样例', '女、藏族'],
  ['主委 王 样例', '王样例', '主委'],
  ['副主委 王样例 女', '王样例', '副主委、女'],
  ['已故 王样例', '王样例', '已故'],
])('the words before the name in %s are told apart from it', (cell, value, beside) => {
  expect(readName(cell)).toEqual({ ok: true, value, beside })
})

test.each(['新 样例', '男 样', '主委'])('%s has no further word that is a name, so that nothing is taken from it', (cell) => {
  expect(readName(cell)).toEqual({ ok: true, value: tidyName(cell), beside: '' })
})

test.each(['王 样例', '王样 例', '王 样 例', '欧阳 样例', '扎西 样例', '陈方 样例', '爱新觉罗 样例', '阿卜杜 · 样例', 'Anna Sample'])(
  'a blank inside the name %s is no end of it',
  (cell) => {
    expect(readName(cell)).toEqual({ ok: true, value: tidyName(cell), beside: '' })
  },
)

test.each([
  '王五 李四',
  '王样例\n李样例',
  '王样例和李样例',
  '王样例与李四',
  '王 样例、李 样例',
  '王样例；李样例',
  '王样例&李样例',
  '王样例+李样例',
  '王样例、女、李样例',
  'Anna Sample, Bob Example',
  'Anna Sample / Bob Example',
])('%j is several people', (cell) => {
  expect(readName(cell)).toEqual({ ok: false, why: 'name-several' })
})

test.each(['王和平', '李与山', '和样例', '陈 和平'])('the 和 or 与 in the name %s joins nobody', (cell) => {
  expect(readName(cell)).toEqual({ ok: true, value: tidyName(cell), beside: '' })
})

test('a name in Latin letters with its surname first is kept as written', () => {
  expect(readName('Chan, Tai Man')).toEqual({ ok: true, value: 'Chan, Tai Man', beside: '' })
  expect(readName('Chan，Tai Man')).toEqual({ ok: true, value: 'Chan, Tai Man', beside: '' })
  expect([isName('Chan, Tai Man'), isName('Chan,'), isName('王, 样例'), isName('A, B, C')]).toEqual([true, false, false, false])
  expect(nameKey('CHAN, Tai-Man')).toBe(nameKey('Chan Tai Man'))
})

test.each([
  ['王样例（已退社）', null, '已退社'],
  ['王样例，已故', null, '已故'],
  ['已故 王样例', null, '已故'],
  ['王样例/调出', null, '调出'],
  ['王样例—已转出', null, '已转出'],
  ['王样例已退社', null, '已退社'],
  ['王五调出', null, '调出'],
  ['王样例(2019年12月去世)', null, '2019年12月去世'],
  ['王样例', '主委；2021年5月调出', '2021年5月调出'],
])('%s with the note %s has left', (name, note, remark) => {
  expect(remarkOfLeaving(name, [note])).toBe(remark)
})

test.each([
  ['王故', null],
  ['王样例（调研员）', null],
  ['王样例', '原单位已撤，调出困难'],
  ['王样例', '2019年转入'],
])('%s with the note %s has not left', (name, note) => {
  expect(remarkOfLeaving(name, [note])).toBeNull()
})
