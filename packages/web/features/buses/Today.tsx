import { getBusesToday, type BusesToday } from '@junheng/contract/buses.ts'
import type { NotCleared } from '@junheng/core/planning/buses/clearance.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

/** Half past five: which buses stay, which take their place, and what the weather asks for. */
export function Today({ plan }: { readonly plan: BusPlanView }) {
  const today = useQuery(query(getBusesToday))
  return <Await result={today}>{(found) => <Found today={found} plan={plan} />}</Await>
}

function Found({ today, plan }: { readonly today: BusesToday; readonly plan: BusPlanView }) {
  const words = useWords().buses
  const stopped = today.notCleared.filter(({ run }) => run !== undefined)
  const without = stopped.filter(({ substitute }) => substitute === undefined)
  return (
    <>
      <p className="sentence">
        <strong>{words.today.sentence({ day: today.day, runs: today.runs, stopped: stopped.length, without: without.length, weather: today.weather.length })}</strong>
      </p>
      <Section id="not-cleared" title={words.today.notCleared}>
        {today.notCleared.length === 0 ? <p className="empty">{words.today.allCleared}</p> : <Stopped rows={today.notCleared} plan={plan} />}
      </Section>
      <Section id="weather" title={words.today.weather}>
        {today.weather.length === 0 ? <p className="empty">{today.warnings.length === 0 ? words.today.noWarning : words.today.noEffect}</p> : <Weather today={today} plan={plan} />}
      </Section>
    </>
  )
}

function Stopped({ rows, plan }: { readonly rows: readonly NotCleared[]; readonly plan: BusPlanView }) {
  const words = useWords().buses
  return (
    <Scroll label={words.today.notCleared}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.plate}</th>
            <th scope="col">{words.today.why}</th>
            <th scope="col">{words.run}</th>
            <th scope="col">{words.today.substitute}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ vehicle, reasons, run, substitute }) => (
            <tr key={vehicle.id}>
              <th scope="row">{vehicle.plate}</th>
              <td>✕ {reasons.map((reason) => words.stopReasons[reason]).join('、')}</td>
              <td>{run === undefined ? words.today.noRun : `${run + 1} · ${plan.runs[run]?.halts.at(-1)?.name ?? ''}`}</td>
              <td>{run === undefined ? '' : substitute === undefined ? <strong>! {words.today.none}</strong> : `${substitute.plate}（${substitute.seats}）`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Weather({ today, plan }: { readonly today: BusesToday; readonly plan: BusPlanView }) {
  const words = useWords().buses
  return (
    <Scroll label={words.today.weather} tall>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.run}</th>
            <th scope="col">{words.today.proposal}</th>
            <th scope="col">{words.today.points}</th>
            <th scope="col">{words.today.notice}</th>
          </tr>
        </thead>
        <tbody>
          {today.weather.map(({ run, decision, lateMinutes, points, warning }) => (
            <tr key={run}>
              <th scope="row">{run + 1} · {plan.runs[run]?.plate}</th>
              <td>{words.decisions[decision](lateMinutes)}</td>
              <td>{points.map(({ name }) => name).join('、')}</td>
              <td>{words.today.toParents({ warning: warning === undefined ? '' : `${words.kinds[warning.kind]}${words.colours[warning.colour]}`, decision: words.decisions[decision](lateMinutes) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
