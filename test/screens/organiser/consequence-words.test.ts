import type { Consequences, NamedEntry } from '../../../src/contract/activities/desk'
import { consequenceLines, freedInWords, namesInWords } from '../../../src/screens/organiser/consequence-words'

const named = (name: string): NamedEntry => ({ id: name, name, isTeam: false, seats: 1 })
const linesOf = (change: Partial<Consequences>) =>
  consequenceLines({ notified: 0, movedUp: [], toWaitlist: [], clashing: [], inQuestion: [], waiting: [], ...change }).map(
    ({ text }) => text,
  )

test('the number of people notified is always given, even if it is zero', () => {
  expect(linesOf({})).toEqual(['没有人需要通知。'])
  expect(linesOf({ notified: 3 })).toEqual(['会通知 3 人。'])
})

test('people who lose a seat, gain one or have to choose are named', () => {
  const lines = linesOf({
    notified: 3,
    toWaitlist: [named('陈样例')],
    movedUp: [{ ...named('民革 4 人队'), isTeam: true, seats: 4 }],
    clashing: [{ name: '胡示范', activityTitle: '赶集日义诊' }],
  })
  expect(lines[1]).toContain('候补：陈样例')
  expect(lines[2]).toContain('递补：民革 4 人队')
  expect(lines[3]).toContain('胡示范（赶集日义诊）')
})

test('a long list of people is shortened to a few names and the total', () => {
  const names = namesInWords(Array.from({ length: 12 }, (_, n) => named(`样例${n}`)))
  expect(names).toContain('样例7等 12 位')
  expect(names).not.toContain('样例8')
})

test('freed seats go to named people, stay free or gather for a team', () => {
  expect(freedInWords({ movedUp: [named('陈样例')], gathered: 0 })).toBe('预计递补：陈样例。')
  expect(freedInWords({ movedUp: [], gathered: 0 })).toContain('没有人递补')
  expect(freedInWords({ movedUp: [], gathered: 2 })).toContain('2 个名额为等候的队伍攒着')
})
