import type { DrawOp, Measure, Picture } from '../../../src/client/phone/picture'
import type { ProofContent } from '../../../src/contract/records/records'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { type ProofPaper, layoutProof } from '../../../src/screens/volunteer/proof/layout'
import { PAGE } from '../../../src/screens/volunteer/proof/paper-size'
import { wrap } from '../../../src/screens/volunteer/proof/wrap'

/** Width of a text. Chinese characters are as wide as high, other characters half as wide. */
const measure: Measure = (text, { size }) => Array.from(text).reduce((sum, char) => sum + (char < '\u2000' ? size / 2 : size), 0)

const aRecord = (change: Partial<ProofContent['records'][number]> = {}): ProofContent['records'][number] => ({
  activityId: 'a',
  title: '送医送药到村头',
  startsAt: instantAt('2026-03-05', '09:00'),
  endsAt: instantAt('2026-03-05', '12:00'),
  place: '芝英镇芝英八村文化礼堂',
  content: '秩序引导：量血压',
  minutes: 150,
  organisation: '民革',
  inCharge: '林演示',
  ...change,
})
const aPaper = (change: Partial<ProofPaper> = {}): ProofPaper => ({
  name: '陈样例',
  year: 2026,
  issuer: '示例县统一战线社会服务实践基地管理委员会',
  records: [aRecord()],
  minutes: 150,
  code: 'ABCDEFGHJKMN',
  issuedAt: instantAt('2026-12-20', '10:00'),
  checkAddress: 'https://example.com/volunteer/check-proof?code=ABCDEFGHJKMN',
  ...change,
})
const textsOf = ({ ops }: Picture) => ops.flatMap((op) => (op.kind === 'text' ? [op] : []))
/** Text of the pictures without line breaks. */
const readOf = (pictures: readonly Picture[]) =>
  pictures
    .flatMap(textsOf)
    .map(({ text }) => text)
    .join('')
const boxOf = (op: DrawOp) => {
  if (op.kind === 'box') return { left: op.x, right: op.x + op.width, top: op.y, bottom: op.y + op.height }
  if (op.kind === 'ring') return null
  const width = measure(op.text, op.pen)
  const left = op.align === 'center' ? op.x - width / 2 : op.align === 'right' ? op.x - width : op.x
  return { left, right: left + width, top: op.y - op.pen.size, bottom: op.y }
}

test('the proof has every field that the law requires, the total, the issuer, the date and the code', () => {
  const read = readOf(layoutProof(aPaper(), PAGE.width, measure))
  const { title, place, content, organisation, inCharge } = aRecord()
  for (const field of ['陈样例', title, '2026-03-05', place, content, '2.5', organisation, `负责人：${inCharge}`])
    expect(read).toContain(field)
  for (const field of ['合计 2.5 小时', '示例县统一战线社会服务实践基地管理委员会', '出具日期：2026 年 12 月 20 日', 'ABCD-EFGH-JKMN'])
    expect(read).toContain(field)
})

test('the proof never calls itself official', () => {
  expect(readOf(layoutProof(aPaper(), PAGE.width, measure))).not.toContain('官方')
})

test.each([1, 8, 40, 150])('%d records appear once each and in order, and no text leaves its page or overlaps another', (count) => {
  const records = Array.from({ length: count }, (_, n) => aRecord({ activityId: String(n), title: `第${n + 1}场送医送药到村头` }))
  const pictures = layoutProof(aPaper({ records }), PAGE.width, measure)
  const numbers = pictures.flatMap(textsOf).flatMap(({ text }) => /^第(\d+)场/.exec(text)?.[1] ?? [])
  expect(numbers).toEqual(records.map((_, n) => String(n + 1)))
  for (const picture of pictures) {
    const boxes = picture.ops.flatMap((op) => boxOf(op) ?? [])
    expect(boxes.filter(({ left, right, bottom }) => left < 0 || right > picture.width || bottom > picture.height)).toEqual([])
    expectNoOverlap(picture)
  }
})

function expectNoOverlap(picture: Picture): void {
  const boxes = textsOf(picture).map((op) => ({ op, box: boxOf(op) }))
  boxes.forEach(({ op: one, box: a }, n) => {
    for (const { op: other, box: b } of boxes.slice(n + 1))
      if (a && b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        throw new Error(`${one.text} lies over ${other.text}`)
  })
}

test('many records continue on further pages, each with the name, the code and the page number', () => {
  const records = Array.from({ length: 40 }, (_, n) => aRecord({ activityId: String(n) }))
  const pictures = layoutProof(aPaper({ records }), PAGE.width, measure)
  expect(pictures.length).toBeGreaterThan(1)
  pictures.forEach((picture, index) => {
    const read = readOf([picture])
    for (const sign of ['陈样例', 'ABCD-EFGH-JKMN', `第 ${index + 1} 页，共 ${pictures.length} 页`]) expect(read).toContain(sign)
  })
  expect(readOf(pictures.slice(0, -1))).not.toContain('出具单位')
})

test('every field fits at its greatest length', () => {
  const long = aRecord({
    title: '长'.repeat(40),
    place: '地'.repeat(66),
    content: '做'.repeat(300),
    organisation: '单'.repeat(120),
    inCharge: '欧阳'.repeat(10),
  })
  const pictures = layoutProof(aPaper({ name: '阿'.repeat(20), records: [long, long] }), PAGE.width, measure)
  for (const picture of pictures) {
    expectNoOverlap(picture)
    for (const { y } of textsOf(picture)) expect(y).toBeLessThan(picture.height)
  }
  expect(readOf(pictures)).toContain('阿'.repeat(20))
})

test('a proof at half the width has the same layout, half as large', () => {
  const [whole] = layoutProof(aPaper(), PAGE.width, measure)
  const [half] = layoutProof(aPaper(), PAGE.width / 2, measure)
  expect(textsOf(half as Picture).map(({ text }) => text)).toEqual(textsOf(whole as Picture).map(({ text }) => text))
  expect(half?.height).toBe(Math.round((whole?.height ?? 0) / 2))
})

const modules = (pictures: readonly Picture[]) =>
  pictures.flatMap(({ ops }) => ops.filter((op) => op.kind === 'box' && op.color === '#000000'))

test('the proof has a QR code if the address of the checking page is known, otherwise only words', () => {
  const without = layoutProof(aPaper({ checkAddress: null }), PAGE.width, measure)
  expect(modules(layoutProof(aPaper(), PAGE.width, measure)).length).toBeGreaterThan(100)
  expect(modules(without)).toEqual([])
  expect([readOf(without).includes('扫左边的码'), readOf(without).includes('输入上面的核对码')]).toEqual([false, true])
})

describe('lines', () => {
  const pen = { size: 10 }
  test('break before a character that does not fit', () => {
    expect(wrap('一二三四五', 30, pen, measure)).toEqual(['一二三', '四五'])
  })
  test('keep a number whole, and a comma with the character before it', () => {
    expect(wrap('时间2026-03-05到', 55, pen, measure)).toEqual(['时间', '2026-03-05', '到'])
    expect(wrap('一二三，四', 30, pen, measure)).toEqual(['一二', '三，四'])
  })
  test('break a word that is wider than a line', () => {
    expect(wrap('abcdefgh', 20, pen, measure)).toEqual(['abcd', 'efgh'])
  })
  test('end in an ellipsis only if there are too many', () => {
    expect(wrap('一二三四五六七', 30, pen, measure, 2)).toEqual(['一二三', '四五…'])
    expect(wrap('一二三四五六', 30, pen, measure, 2)).toEqual(['一二三', '四五六'])
  })
})
