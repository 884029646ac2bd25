/** A visit as an entry of a calendar, with an alarm. */
import { type Instant, hour } from '../calendar/calendar'

export interface CalendarEntry {
  /** The visit's id, so that an entry that is added again replaces the first. */
  id: string
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
  /** Things to know, in lines. */
  notes: string
}

/** Time before the start at which the calendar reminds: enough to get ready and go. */
export const ALARM_BEFORE = 2 * hour

/** Longest line of a calendar file in bytes (RFC 5545, 3.1). A Chinese character takes three. */
const LONGEST_LINE = 75

/** The entry as a calendar file, iCalendar (RFC 5545). @param now the time of writing */
export function calendarFile({ id, title, startsAt, endsAt, place, notes }: CalendarEntry, now: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tongxin//Visits//ZH',
    'BEGIN:VEVENT',
    `UID:${id}@tongxin`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(notes)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${ALARM_BEFORE / hour}H`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** `20270109T003000Z`. */
const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const escaped = (text: string): string => text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r?\n/g, String.raw`\n`)

const bytesOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
}

/** The line in parts of at most 75 bytes; a further part begins with a blank. */
function folded(line: string): string {
  let [text, length] = ['', 0]
  for (const character of line) {
    const bytes = bytesOf(character)
    if (length + bytes > LONGEST_LINE) {
      text += '\r\n '
      length = 1
    }
    text += character
    length += bytes
  }
  return text
}
