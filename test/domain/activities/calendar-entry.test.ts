import fc from 'fast-check'
import { ALARM_BEFORE, type CalendarEntry, calendarFile } from '../../../src/domain/activities/calendar-entry'
import { hour, instantAt } from '../../../src/domain/calendar/calendar'

const startsAt = instantAt('2027-01-09', '08:30')
const entry: CalendarEntry = {
  id: 'this',
  title: '健康驿站义诊（骨科·内科·中医）',
  startsAt,
  endsAt: startsAt + 3 * hour,
  place: '唐先镇卫生院',
  notes: '带：身份证\n电话：样例 13900000001',
}

/** Lines of the file, with folded ones whole again, as a calendar reads them. */
const linesOf = (file: string): string[] => file.replace(/\r\n /g, '').split('\r\n')
const unescaped = (text: string): string => text.replace(/\\([\\;,n])/g, (_all, mark: string) => (mark === 'n' ? '\n' : mark))
const valueOf = (file: string, name: string): string =>
  unescaped(
    linesOf(file)
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1) ?? '',
  )

test('an entry has its times in UTC, an alarm before the start, and an id by which a second one replaces it', () => {
  expect(linesOf(calendarFile(entry, startsAt - 24 * hour))).toEqual(
    expect.arrayContaining([
      'UID:this@tongxin',
      'DTSTART:20270109T003000Z',
      'DTEND:20270109T033000Z',
      `TRIGGER:-PT${ALARM_BEFORE / hour}H`,
    ]),
  )
})

test('any text comes back as it was written, in lines of at most 75 bytes', () => {
  const word = fc.string({ unit: fc.constantFrom('义', '诊', 'a', ';', ',', '\\', 'n', '\n', '🎉', ' ', ':'), maxLength: 120 })
  fc.assert(
    fc.property(word, word, word, (title, place, notes) => {
      const file = calendarFile({ ...entry, title, place, notes }, startsAt)
      expect([valueOf(file, 'SUMMARY'), valueOf(file, 'LOCATION'), valueOf(file, 'DESCRIPTION')]).toEqual([title, place, notes])
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    }),
  )
})

test('no text adds a line of its own to the file', () => {
  const file = calendarFile({ ...entry, title: '义诊\r\nATTENDEE:mailto:someone', notes: '\nBEGIN:VALARM' }, startsAt)
  expect(linesOf(file).filter((line) => /^(ATTENDEE|BEGIN:VALARM)/.test(line))).toEqual(['BEGIN:VALARM'])
})
