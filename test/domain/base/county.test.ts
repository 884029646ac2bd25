import { isCounty, stemOf, tidyCounty, usualBaseName } from '../../../src/domain/base/county'

test.each([
  ['示范县', '示范县'],
  [' 示 范 县 ', '示范县'],
  ['浙江省示范县', '示范县'],
  ['浙江省/金华市/示范市', '示范市'],
  ['湖北省荆州市沙市区', '沙市区'],
  ['津市市', '津市市'],
  ['内蒙古自治区样例旗', '样例旗'],
  ['样例自治州示范市', '示范市'],
  ['景宁畲族自治县', '景宁畲族自治县'],
])('the county %s is known as %s', (typed, county) => {
  expect(tidyCounty(typed)).toBe(county)
  expect(isCounty(county)).toBe(true)
})

test.each(['', '示范', '县', '示范镇', '示范县委', 'Sample县', '示范县1', '示'.repeat(15) + '县'])('%j is no county', (name) => {
  expect(isCounty(tidyCounty(name))).toBe(false)
})

test.each([
  ['示范市', '示范'],
  ['开县', null],
  ['景宁畲族自治县', null],
])('notices call %s %s', (county, stem) => {
  expect(stemOf(county)).toBe(stem)
})

test("the base's usual name begins with the county's", () => {
  expect(usualBaseName('示范县')).toBe('示范县同心社会服务实践基地')
})
