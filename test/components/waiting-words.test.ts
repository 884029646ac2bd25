import { waitingWords } from '../../src/components/waiting-words'

test.each([
  [{ place: 1, teamAhead: null }, '第 1 位，排在最前面'],
  [{ place: 2, teamAhead: 4 }, '第 2 位；前面有一支 4 人队'],
  [{ place: 3, teamAhead: null }, '第 3 位'],
])('a place on the waitlist names the team ahead: %j', (waiting, words) => {
  expect(waitingWords(waiting)).toBe(words)
})
