import { balanceOf } from '@junheng/core/planning/buses/balance.ts'
import { loadBands, tripsByLoad, type Coverage, type TripLoad } from '@junheng/core/planning/buses/coverage.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import type { Unserved } from '@junheng/core/planning/buses/why.ts'
import { useWords } from '../../app/language.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { Effect } from './Effect.tsx'

/** 覆盖: whom the runs reach, who rides longest, how full they are, and what closing a school would do. */
export function CoverageView({ plan }: { readonly plan: BusPlanView }) {
  const words = useWords().buses
  const { coverage } = plan
  return (
    <>
      <p className="sentence">
        <strong>{words.coverage.share(coverage.share === null ? '—' : percent(coverage.share), coverage.minutes)}</strong>
      </p>
      <Figures coverage={coverage} />
      <Section id="uncovered" title={words.coverage.uncovered}>
        {coverage.uncovered.length === 0 ? <p className="empty">{words.coverage.allCovered}</p> : <Uncovered coverage={coverage} />}
      </Section>
      <Section id="balance" title={words.balance.title}>
        <Balance plan={plan} />
      </Section>
      <Section id="longest" title={words.coverage.longest}>
        <Longest coverage={coverage} />
      </Section>
      <Section id="loads" title={words.coverage.loads}>
        <Loads coverage={coverage} />
      </Section>
      <Effect />
    </>
  )
}

function Figures({ coverage }: { readonly coverage: Coverage }) {
  const words = useWords().buses.coverage
  const fullest = coverage.trips.filter(({ most, seats }) => most / seats >= 0.9).length
  return (
    <dl className="bus-figures">
      {([
        [words.riders, coverage.riders],
        [words.seated, coverage.seated],
        [words.walkers, coverage.walkers],
        [words.boarders, coverage.boarders],
        [words.overHalfHour, coverage.primaryOverHalfHour],
        [words.trips, coverage.trips.length],
        [words.fullTrips, fullest],
        [words.used, coverage.busesUsed],
        [words.spare, coverage.busesSpare],
      ] as const).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Balance({ plan }: { readonly plan: BusPlanView }) {
  const words = useWords().buses.balance
  const figures = balanceOf(plan.runs)
  return (
    <>
      <p className="legend">{words.about(words.words[plan.rules.balance ?? 'none'])}</p>
      <Scroll label={words.title}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.of}</th>
              <th scope="col" className="number">{words.mean}</th>
              <th scope="col" className="number">{words.ninth}</th>
              <th scope="col" className="number">{words.longest}</th>
              <th scope="col" className="number">{words.coefficient}</th>
            </tr>
          </thead>
          <tbody>
            {(['rides', 'villages', 'work'] as const).map((name) => (
              <tr key={name}>
                <th scope="row">{words.rows[name]}</th>
                <td className="number">{figures[name].mean.toFixed(1)}</td>
                <td className="number">{figures[name].ninth.toFixed(1)}</td>
                <td className="number">{figures[name].longest.toFixed(1)}</td>
                <td className="number">{figures[name].coefficient?.toFixed(3) ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

function Uncovered({ coverage }: { readonly coverage: Coverage }) {
  const words = useWords().buses
  return (
    <Scroll label={words.coverage.uncovered}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.village}</th>
            <th scope="col" className="number">{words.children}</th>
            <th scope="col">{words.coverage.why}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.uncovered.map(({ settlement, name, children, why }) => (
            <tr key={settlement}>
              <th scope="row">{name}</th>
              <td className="number">{children}</td>
              <td><Why why={why} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Why({ why: { reason, found, most } }: { readonly why: Unserved }) {
  const words = useWords().buses
  const minutes = reason === 'tooFar' || reason === 'noBell'
  const shown = (value: number | undefined) => (value === undefined ? '' : minutes ? String(Math.round(value / 60_000)) : String(value))
  return <>{words.reasons[reason](shown(found), shown(most))}</>
}

function Longest({ coverage }: { readonly coverage: Coverage }) {
  const words = useWords().buses
  return (
    <Scroll label={words.coverage.longest}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.village}</th>
            <th scope="col">{words.run}</th>
            <th scope="col" className="number">{words.children}</th>
            <th scope="col" className="number">{words.minutes}</th>
            <th scope="col">{words.limit}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.longest.map(({ stop, bus, minutes }) => (
            <tr key={`${stop.settlement}-${stop.school}-${stop.stage}-${bus}`}>
              <th scope="row">{stop.name}</th>
              <td>{bus + 1}</td>
              <td className="number">{stop.children}</td>
              <td className="number">{minutes.toFixed(0)}</td>
              <td>{minutes > stop.limit ? `! ${words.over(stop.limit)}` : words.within(stop.limit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const share = ({ most, seats }: TripLoad): number => most / seats

/** 座位利用: trips by how full they are, then each of them, fullest first. */
function Loads({ coverage: { trips } }: { readonly coverage: Coverage }) {
  const words = useWords().buses
  return (
    <>
      <dl className="bus-figures">
        {tripsByLoad(trips).map((count, band) => (
          <div key={loadBands[band]}>
            <dt>{words.coverage.bands[band]}</dt>
            <dd>{words.coverage.tripCount(count)}</dd>
          </div>
        ))}
      </dl>
      <Scroll label={words.coverage.loads} tall>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.run}</th>
              <th scope="col" className="number">{words.coverage.trip}</th>
              <th scope="col" className="number">{words.children}</th>
              <th scope="col" className="number">{words.load}</th>
              <th scope="col" className="number">{words.coverage.taken}</th>
            </tr>
          </thead>
          <tbody>
            {trips.toSorted((a, b) => share(b) - share(a)).map((trip) => (
              <tr key={`${trip.bus} ${trip.trip}`}>
                <th scope="row">{trip.bus + 1}</th>
                <td className="number">{trip.trip}</td>
                <td className="number">{trip.children}</td>
                <td className="number">{trip.most} / {trip.seats}</td>
                <td className="number">{percent(share(trip))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
