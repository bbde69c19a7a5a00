import { useWords } from '../../app/language.tsx'
import type { YearDay, YearMonth } from './year-days.ts'

/** Twelve months side by side. What colour says, a sign or an edge says too, and a screen reader hears it. */
export function YearPicture({ months, today }: { readonly months: readonly YearMonth[]; readonly today: string }) {
  return (
    <div className="year">
      {months.map((month) => (
        <Month key={month.month} month={month} today={today} />
      ))}
    </div>
  )
}

export function YearLegend() {
  const words = useWords()
  return (
    <ul className="year-legend">
      {(['off', 'madeUp', 'term', 'vacation', 'frost', 'funding'] as const).map((kind) => (
        <li key={kind}>
          <span className={`year-swatch ${kind}`} aria-hidden="true" />
          {words.calendar.legend[kind]}
        </li>
      ))}
    </ul>
  )
}

function Month({ month: { month, days }, today }: { readonly month: YearMonth; readonly today: string }) {
  const words = useWords()
  return (
    <table className="month">
      <caption>{words.calendar.month(month)}</caption>
      <thead>
        <tr>
          {words.calendar.weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.at}>
            {week.days.map((day, column) => (day === undefined ? <td key={`${week.at} ${column}`} /> : <Day key={day.on} day={day} isToday={day.on === today} />))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, isToday }: { readonly day: YearDay; readonly isToday: boolean }) {
  const words = useWords()
  const { work, vacation, frost, term, funding } = day
  const mark = term !== null ? words.calendar.marks.term : work === 'off' || work === 'madeUp' ? words.calendar.marks[work] : null
  const said = useSaid(day)
  const kinds = ['day', work, vacation === null ? '' : 'vacation', frost ? 'frost' : '', term === null ? '' : 'term', funding.length > 0 ? 'funding' : '']
  return (
    <td className={kinds.filter((kind) => kind !== '').join(' ')} title={[day.on, ...said].join(' ')} aria-current={isToday ? 'date' : undefined}>
      <span>{day.date}</span>
      {mark === null ? null : <span className="mark">{mark}</span>}
      <span className="unseen"> {said.join(' ')}</span>
    </td>
  )
}

/** What is remarkable about a day, in words. */
function useSaid({ work, holiday, vacation, frost, term, funding }: YearDay): readonly string[] {
  const { calendar } = useWords()
  return [
    work === 'worked' ? '' : calendar.works[work],
    holiday ?? '',
    term === null ? '' : calendar.terms[term],
    vacation === null ? '' : calendar.vacations[vacation],
    frost ? calendar.frost : '',
    funding.length === 0 ? '' : calendar.funding(funding),
  ].filter((part) => part !== '')
}

interface Week {
  readonly at: string
  /** Seven; undefined before the first and after the last day of the month. */
  readonly days: readonly (YearDay | undefined)[]
}

function weeksOf(days: readonly YearDay[]): readonly Week[] {
  const places = [...Array.from({ length: days[0]!.column }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, week) => ({ at: `${week}`, days: Array.from({ length: 7 }, (__, column) => places[week * 7 + column]) }))
}
