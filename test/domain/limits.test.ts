/** Deadlines and limits that people are told, or that another text or law gives. Other tests take them from the code. */
import {
  DEFAULT_NAMES_NOTICE,
  DEFAULT_WITHDRAWAL_NOTICE,
  LONGEST_ACTIVITY,
  PLAUSIBLE_MARGIN,
  defaultWindows,
} from '../../src/domain/activities/activity'
import { LARGEST_CAPACITY } from '../../src/domain/activities/position'
import { USUAL_MINUTES } from '../../src/domain/activities/usual-plan'
import { ATTEMPTS_REST, MOST_ATTEMPTS } from '../../src/domain/attendance/attempts'
import { CLOCK_TOLERANCE, PHONES_AGREE_WITHIN } from '../../src/domain/attendance/findings'
import { BELIEVED_AFTER, LIST_KEPT } from '../../src/domain/attendance/list-keeping'
import { SERVICE_TOLERANCE } from '../../src/domain/attendance/served'
import { SPOKEN_LENGTH } from '../../src/domain/attendance/spoken-code'
import { VENUE_CODE_FRESH, VENUE_STEP } from '../../src/domain/attendance/venue-code'
import { day, hour, minute } from '../../src/domain/calendar/calendar'
import { RECORD_WITHIN_WORKING_DAYS } from '../../src/domain/calendar/working-days'
import { FIRST_POINTS } from '../../src/domain/figures/scoring'
import { YEAR_SETTLES_AFTER } from '../../src/domain/figures/year-closing'
import { LONGEST_BRANCH } from '../../src/domain/people/roster-branches'
import { MOST_PHOTOS, PHOTO, QUALITIES, THUMBNAIL } from '../../src/domain/photos/photo'
import { LONGEST_NOTE } from '../../src/domain/records/outcome'
import { PROOF_ALPHABET, PROOF_CODE_LENGTH } from '../../src/domain/records/proof'
import { MOVE_UP_CUTOFF, PASSES_BEFORE_GATHERING } from '../../src/domain/seats/waitlist'
import { LONGEST_SERIES, MOST_OCCURRENCES } from '../../src/domain/series/series'
import { LARGEST_TEAM, SMALLEST_TEAM } from '../../src/domain/teams'

test.each([
  ['a minute has sixty seconds', minute, 60 * 1000],
  ['an hour has sixty minutes', hour, 60 * 60 * 1000],
  ['a day has twenty-four hours', day, 24 * 60 * 60 * 1000],
  ['withdrawal ends a day before the start, as the sign-up page says', DEFAULT_WITHDRAWAL_NOTICE, 24 * hour],
  ['names are due a day before the start, early enough for the waitlist', DEFAULT_NAMES_NOTICE, 24 * hour],
  ['a visit lasts a day at most', LONGEST_ACTIVITY, 24 * hour],
  ['moving up ends twelve hours before the start, since people then have other plans', MOVE_UP_CUTOFF, 12 * hour],
  ['seats gather for a team after three times', PASSES_BEFORE_GATHERING, 3],
  ['a position has five hundred seats at most', LARGEST_CAPACITY, 500],
  ['a team is at least two', SMALLEST_TEAM, 2],
  ['a team fits into one coach', LARGEST_TEAM, 60],
  ['a visit with an unknown end lasts two and a half hours', USUAL_MINUTES, 150],
  ['a mark is plausible three hours around the visit', PLAUSIBLE_MARGIN, 3 * hour],
  ['service counts half an hour around the visit', SERVICE_TOLERANCE, 30 * minute],
  ['two phones agree within ten minutes', PHONES_AGREE_WITHIN, 10 * minute],
  ['a clock is normal within five minutes', CLOCK_TOLERANCE, 5 * minute],
  ['a venue code is another every thirty seconds', VENUE_STEP, 30 * 1000],
  ['a venue code is fresh for two minutes', VENUE_CODE_FRESH, 2 * minute],
  ['five wrong codes are tried', MOST_ATTEMPTS, 5],
  ['after wrong codes one waits ten minutes', ATTEMPTS_REST, 10 * minute],

  ['a spoken code has six characters', SPOKEN_LENGTH, 6],
  ['the attendance list is kept for two days', LIST_KEPT, 2 * day],
  ['a phone without a network is believed after a week', BELIEVED_AFTER, 7 * day],
  ['a record is due within ten working days, by 民政部令第67号', RECORD_WITHIN_WORKING_DAYS, 10],
  ['a proof has twelve characters', PROOF_CODE_LENGTH, 12],
  ['a proof is made of thirty characters', PROOF_ALPHABET.length, 30],
  ['a year settles within two days', YEAR_SETTLES_AFTER, 2 * day],
  ['a visit has nine photos at most', MOST_PHOTOS, 9],
  ['a note of an outcome has five hundred characters at most', LONGEST_NOTE, 500],
  ['a branch has thirty characters at most', LONGEST_BRANCH, 30],
  ['a series has sixty visits at most', MOST_OCCURRENCES, 60],
  ['a series lasts five years at most, whatever leap years', LONGEST_SERIES, 1830],
])('%s', (_rule, value, expected) => {
  expect(value).toBe(expected)
})

test('pictures have the sizes and qualities for which phones and the database are laid out', () => {
  expect(PHOTO).toEqual({ bytes: 300_000, side: 1280 })
  expect(THUMBNAIL).toEqual({ bytes: 25_000, side: 400 })
  expect(QUALITIES).toEqual([0.8, 0.65, 0.5, 0.35])
})

test('a base begins with the points that the founding text gives', () => {
  expect(FIRST_POINTS).toEqual({ led: 10, hosted: 5, turn: 2, hour: 1, served: 1 })
})

test('a plan without windows of its own is open from now until the start, and may be withdrawn from until a day before', () => {
  const start = 100 * day
  expect(defaultWindows(start, start - 9 * day)).toEqual({
    signUpOpensAt: start - 9 * day,
    signUpClosesAt: start,
    withdrawUntil: start - day,
    namesUntil: start - day,
  })
  expect(defaultWindows(start, start + day).signUpOpensAt).toBe(start)
})
