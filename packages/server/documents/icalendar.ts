import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { addDays } from '@junheng/core/schedule/day.ts'

/** Something of one whole day. */
export interface CalendarEvent {
  /** The same for the same matter, so that a calendar moves it and does not add another. */
  readonly uid: string
  readonly on: IsoDate
  readonly title: string
  readonly description: string
}

/** A calendar file as RFC 5545 has it: whole days, CRLF, lines of at most 75 octets. `stamp` is the day of the data. */
export function calendarFile(name: string, stamp: IsoDate, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Junheng//zh-CN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, on, title, description }: CalendarEvent, stamp: IsoDate): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${plain(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${plain(on)}`,
    `DTEND;VALUE=DATE:${plain(addDays(on, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const plain = (day: IsoDate) => day.replaceAll('-', '')

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n')

/** Folded after at most 75 octets, between characters, never within one. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      parts.push(part)
      // The blank that begins a folded line counts.
      ;[part, octets] = ['', 1]
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
