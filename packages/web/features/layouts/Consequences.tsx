import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { getCounty } from '@junheng/contract/county.ts'
import { mainReceivers } from '@junheng/core/planning/layout/main-receivers.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { change, coefficient, count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { Blockers, Risks } from './Dangers.tsx'
import { Movements } from './Movements.tsx'

/** Everything that follows, side by side. */
export function Consequences({ effects }: { readonly effects: Effects }) {
  return (
    <div className="consequences">
      <Travel effects={effects} />
      <Seats effects={effects} />
      <Teachers effects={effects} />
      <Classes effects={effects} />
      <PremisesAndMoney effects={effects} />
      <Balance effects={effects} />
      <Blockers effects={effects} />
      <Risks effects={effects} />
      <Movements effects={effects} />
    </div>
  )
}

interface Part {
  readonly effects: Effects
}

function Travel({ effects: { travel } }: Part) {
  const said = useWords().layout.travel
  return (
    <Section id="travel" title={said.title}>
      <Scroll label={said.title}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{said.band}</th>
              <th scope="col" className="number">{said.children}</th>
              <th scope="col" className="number">{said.before}</th>
              <th scope="col" className="number">{said.after}</th>
              <th scope="col" className="number">{said.longest}</th>
              <th scope="col" className="number">{said.over}</th>
            </tr>
          </thead>
          <tbody>
            {travel.map(({ band, children, meanBefore, meanAfter, longestAfter, most, overLimit }) => (
              <tr key={band}>
                <th scope="row">{said.bands[band]}</th>
                <td className="number">{count(children)}</td>
                <td className="number">{minutes(meanBefore)}</td>
                <td className="number">{minutes(meanAfter)}</td>
                <td className="number">{minutes(longestAfter)}</td>
                <td className="number">
                  {overLimit === 0 ? '✓ 0' : `✕ ${count(overLimit)}`} <small>≤{most}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="legend">{said.means}</p>
    </Section>
  )
}

const minutes = (value: number | null): string => (value === null ? '—' : value.toFixed(1))

function Seats({ effects: { seats } }: Part) {
  const words = useWords().layout.seats
  const units = useQuery(query(getCounty)).data?.townships ?? []
  if (seats.length === 0) return null
  return (
    <Section id="seats" title={words.title}>
      <Scroll label={words.title}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              <th scope="col" className="number">{words.riders}</th>
              <th scope="col" className="number">{words.seats}</th>
              <th scope="col" className="number">{words.more}</th>
              <th scope="col">{words.without}</th>
            </tr>
          </thead>
          <tbody>
            {seats.map(({ township, ridersBefore, ridersAfter, seats: has, busesMore, withoutSeat }) => (
              <tr key={township}>
                <th scope="row">{units.find(({ code }) => code === township)?.name ?? township}</th>
                <td className="number">
                  {count(ridersBefore)} → {count(ridersAfter)}
                </td>
                <td className="number">{count(has)}</td>
                <td className="number">{busesMore === 0 ? '0' : `+${busesMore}`}</td>
                <td>{withoutSeat.length === 0 ? '—' : withoutSeat.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="legend">{words.estimate}</p>
    </Section>
  )
}

/** Characters that staffing takes of closures; some ninety schools. */
const mostInAddress = 2000

function Teachers({ effects: { teachers, decision, movements } }: Part) {
  const words = useWords().layout.teachers
  const closures = mainReceivers(decision.closed, movements).map(({ closed, into }) => `${closed}>${into}`).join(',')
  return (
    <Section id="teachers" title={words.title}>
      <p>
        {words.freed(teachers.freedInAll)} {teachers.freed.map(({ subject, teachers: number }) => `${subject} ${number}`).join('、')}
      </p>
      <p>{teachers.missing.length === 0 ? words.noneMissing : `${words.missing} ${teachers.missing.map(({ name, subject, teachers: number }) => `${name} ${subject} ${number}`).join('；')}`}</p>
      {closures === '' || closures.length > mostInAddress ? null : (
        <p className="no-print">
          <Link to="/staffing" search={{ view: 'closing' as const, close: closures }}>
            {words.staffing}
          </Link>
        </p>
      )}
    </Section>
  )
}

function Classes({ effects: { classes } }: Part) {
  const words = useWords()
  const said = words.layout.classes
  if (classes.length === 0) return null
  return (
    <Section id="classes" title={said.title}>
      <Scroll label={said.title} tall={classes.length > 12}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{said.school}</th>
              <th scope="col" className="number">{said.pupils}</th>
              <th scope="col" className="number">{said.classes}</th>
              <th scope="col" className="number">{said.largest}</th>
              <th scope="col" className="number">{said.rooms}</th>
              <th scope="col" className="number">{said.size}</th>
            </tr>
          </thead>
          <tbody>
            {classes.map((row) => (
              <tr key={`${row.school} ${row.stage}`}>
                <th scope="row">
                  {row.name} <small>{words.stages[row.stage]}</small>
                </th>
                <td className="number">
                  {count(row.pupilsBefore)} → {count(row.pupilsAfter)}
                </td>
                <td className="number">
                  {row.classesBefore} → {row.classesAfter}
                </td>
                <td className="number">
                  {row.largestBefore} → {row.largestAfter} {row.oversizeAfter > 0 ? `✕ ${said.oversize(row.oversizeAfter)}` : ''}
                </td>
                <td className="number">{row.rooms === null ? words.unknown : row.roomsShort > 0 ? `✕ ${said.roomsShort(row.roomsShort)}` : `✓ ${row.rooms}`}</td>
                <td className="number">
                  {row.schoolAfter > row.schoolMost ? '✕ ' : ''}
                  {count(row.schoolAfter)} <small>≤{count(row.schoolMost)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="legend">{said.means}</p>
    </Section>
  )
}

function PremisesAndMoney({ effects: { premises, money } }: Part) {
  const words = useWords()
  const said = words.layout.premises
  const sum = (of: (each: Effects['premises'][number]) => number | null) => (premises.some((each) => of(each) === null) ? words.unknown : count(premises.reduce((total, each) => total + of(each)!, 0)))
  return (
    <Section id="premises" title={said.title}>
      <p>{premises.length === 0 ? said.none : said.vacated({ sites: premises.length, land: sum(({ landArea }) => landArea), floor: sum(({ floorArea }) => floorArea) })}</p>
      <p>{said.money({ once: count(money.onceYuan), build: count(money.buildYuan), bus: count(money.busYuan), close: count(money.closeYuan), level: money.levelYuan === 0 ? null : count(money.levelYuan) })}</p>
      <p>{said.yearly({ year: count(money.yearYuan), seat: count(money.seatYearYuan), site: count(money.siteYearYuan) })}</p>
      <p className="legend">{said.assumed}</p>
    </Section>
  )
}

function Balance({ effects: { standards } }: Part) {
  const words = useWords()
  const said = words.layout.balance
  const composites = standards.flatMap(({ changes }) => changes.filter(({ indicator }) => indicator === 'composite'))
  const worsening = standards.flatMap(({ changes }) => changes).filter(({ indicator, before, after }) => indicator !== 'composite' && before !== null && after !== null && after - before > 0.0005)
  return (
    <Section id="balance" title={said.title}>
      <ul className="said">
        {composites.map(({ stage, before, after, real, scope }) => (
          <li key={stage}>
            {before === null || after === null || real === null || scope === null ? said.unknown(words.stages[stage]) : said.composite({ stage: words.stages[stage], before: coefficient(before), after: coefficient(after), real: change(real), scope: change(scope) })}
          </li>
        ))}
        <li>{worsening.length === 0 ? said.noneWorse : said.worse(worsening.length)}</li>
      </ul>
    </Section>
  )
}
