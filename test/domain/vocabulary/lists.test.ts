import fc from 'fast-check'
import {
  type Entry,
  MOST_ENTRIES,
  decideAdding,
  decideNaming,
  decideOrder,
  decideRemoval,
  decideRetiring,
  offered,
} from '../../../src/domain/vocabulary/lists'
import { placesToOffer } from '../../../src/domain/vocabulary/places'

const entry = (id: string, name: string, facts: Partial<Entry> = {}): Entry => ({
  id,
  name,
  within: '',
  isRetired: false,
  uses: 0,
  ...facts,
})
const named = (name: string, within = '') => ({ name, within })
const towns = [entry('a', '唐先镇', { uses: 3 }), entry('b', '象珠镇'), entry('c', '旧镇', { isRetired: true })]
const taken = (about: string) => ({ ok: false, reason: 'word-taken', about })

test.each([
  ['a new name', '古山镇', { ok: true }],
  ['a name in use', '唐先镇', taken('唐先镇')],
  ['a name in use, typed otherwise', ' 唐 先 镇。', taken('唐先镇')],
  ['the name of a retired entry', '旧镇', taken('旧镇')],
  ['punctuation alone', '——', { ok: false, reason: 'word-empty' }],
])('%s in a list: %s', (_what, name, decision) => {
  expect(decideAdding('towns', towns, [named(name)])).toEqual(decision)
  expect(decideNaming(towns, 'b', named(name))).toEqual(decision)
})

test('an entry may keep its own name, and two names added at once have to differ', () => {
  expect(decideNaming(towns, 'a', named('唐先 镇'))).toEqual({ ok: true })
  expect(decideNaming(towns, 'gone', named('古山镇'))).toEqual({ ok: false, reason: 'list-changed-meanwhile' })
  expect(decideAdding('towns', towns, [named('古山镇'), named('方岩镇')])).toEqual({ ok: true })
  expect(decideAdding('towns', towns, [named('古山镇'), named('古山镇 ')])).toEqual(taken('古山镇'))
})

test('two towns may each have a place of the same name, and one town may not', () => {
  const places = [entry('p', '文化礼堂', { within: 'a' })]
  expect(decideAdding('places', places, [named('文化礼堂', 'b')])).toEqual({ ok: true })
  expect(decideAdding('places', places, [named('文化礼堂', 'a')])).toEqual(taken('文化礼堂'))
})

test('a list takes as many entries as it may have, and not one more', () => {
  const full = Array.from({ length: MOST_ENTRIES.categories - 1 }, (_, n) => entry(`c${n}`, `类别${n}`))
  expect(decideAdding('categories', full, [named('新的')])).toEqual({ ok: true })
  expect(decideAdding('categories', full, [named('新的'), named('还有')])).toEqual({ ok: false, reason: 'list-full', about: '20' })
})

test('a used entry cannot be removed, and an unused one can', () => {
  expect(decideRemoval('towns', towns, 'a')).toEqual({ ok: false, reason: 'word-in-use', about: '3' })
  expect(decideRemoval('towns', towns, 'b')).toEqual({ ok: true })
  expect(decideRemoval('towns', towns, 'gone')).toEqual({ ok: false, reason: 'list-changed-meanwhile' })
})

test('a used entry can be retired; the last category on offer can go neither way, and the last town can', () => {
  const one = [entry('x', '文化'), entry('y', '科技', { isRetired: true })]
  expect(decideRetiring('towns', towns, 'a')).toEqual({ ok: true })
  expect(decideRetiring('categories', one, 'x')).toEqual({ ok: false, reason: 'last-word' })
  expect(decideRemoval('categories', one, 'x')).toEqual({ ok: false, reason: 'last-word' })
  expect(decideRemoval('categories', one, 'y')).toEqual({ ok: true })
  expect(decideRetiring('towns', one, 'x')).toEqual({ ok: true })
})

test('an order is any permutation of the whole list', () => {
  const shuffled = fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 })
  fc.assert(fc.property(shuffled, (ids) => expect(decideOrder(towns, ids)).toEqual({ ok: true })))
  for (const ids of [
    ['a', 'b'],
    ['a', 'b', 'c', 'd'],
    ['a', 'b', 'b'],
    ['a', 'b', 'd'],
  ]) {
    expect(decideOrder(towns, ids)).toEqual({ ok: false, reason: 'list-changed-meanwhile' })
  }
})

test('a retired entry is offered only where it is chosen already', () => {
  expect(offered(towns).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(offered(towns, 'c').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('a chosen entry that was removed stays to be let go of, unless the list is not known yet, and nothing chosen adds nothing', () => {
  expect(offered(towns, 'gone').map(({ id, name }) => [id, name])).toEqual([
    ['a', '唐先镇'],
    ['b', '象珠镇'],
    ['gone', '不在清单里的'],
  ])
  expect(offered(towns, '').map(({ id }) => id)).toEqual(['a', 'b'])
  expect(offered([], 'a')).toEqual([])
})

test("a town's own places come first with their addresses, then earlier ones; a retired place is not offered from an earlier visit", () => {
  const listed = [
    { name: '文化礼堂', address: '人民路1号', isRetired: false },
    { name: '老祠堂', address: '', isRetired: true },
  ]
  const earlier = ['老祠堂', '文化礼堂', '村口广场', '文化礼堂（人民路1号）', '卫生院']
  expect(placesToOffer(listed, earlier, 8)).toEqual(['文化礼堂（人民路1号）', '村口广场', '卫生院'])
  expect(placesToOffer(listed, earlier, 2)).toEqual(['文化礼堂（人民路1号）', '村口广场'])
})
