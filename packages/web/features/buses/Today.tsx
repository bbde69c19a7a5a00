import { getBusesToday, type BusesToday } from '@junheng/contract/buses.ts'
import type { NotCleared } from '@junheng/core/planning/buses/clearance.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Decide } from './Decide.tsx'
import { substituteNotices, weatherNotices, weatherWords, wordsToday, type WeatherWord } from './decide.ts'
import { NoticeText } from './NoticeText.tsx'
import { useBusSearch } from './use-search.ts'

/** Half past five: which buses stay, which take their place, and what the weather asks for. */
export function Today({ plan, id }: { readonly plan: BusPlanView; readonly id: string }) {
  const today = useQuery(query(getBusesToday))
  return <Await result={today}>{(found) => <Found key={JSON.stringify(found.notices)} today={found} plan={plan} id={id} />}</Await>
}

function Found({ today, plan, id }: { readonly today: BusesToday; readonly plan: BusPlanView; readonly id: string }) {
  const words = useWords().buses
  const may = useMay()
  const [, change] = useBusSearch()
  const stopped = today.notCleared.filter(({ run }) => run !== undefined)
  const without = stopped.filter(({ substitute }) => substitute === undefined)
  return (
    <>
      <p className="sentence">
        <strong>{words.today.sentence({ day: today.day, runs: today.runs, stopped: stopped.length, without: without.length, weather: today.weather.length })}</strong>
      </p>
      <Section id="not-cleared" title={words.today.notCleared}>
        {today.notCleared.length === 0 ? <p className="empty">{words.today.allCleared}</p> : <Stopped rows={today.notCleared} plan={plan} />}
        <p className="filters no-print">
          <Decide label={words.today.decideSubstitutes} notices={substituteNotices(today, plan)} />
          {stopped.length > 0 && may('bus.manage') ? <Button onClick={() => change({ view: 'plans', from: id, stopped: 'yes' })}>{words.today.planWithout}</Button> : null}
        </p>
      </Section>
      <Section id="weather" title={words.today.weather}>
        {today.weather.length === 0 ? <p className="empty">{today.warnings.length === 0 ? words.today.noWarning : words.today.noEffect}</p> : <Weather today={today} plan={plan} />}
      </Section>
      <Section id="notices" title={words.today.notices}>
        {today.notices.length === 0 ? <p className="empty">{words.today.noNotice}</p> : <Notices today={today} />}
      </Section>
    </>
  )
}

function Stopped({ rows, plan }: { readonly rows: readonly NotCleared[]; readonly plan: BusPlanView }) {
  const words = useWords().buses
  return (
    <Table
      label={words.today.notCleared}
      rows={rows}
      keyOf={({ vehicle }) => vehicle.id}
      columns={[
        { title: words.plate, head: true, render: ({ vehicle }) => vehicle.plate },
        { title: words.today.why, render: ({ reasons }) => <>✕ {reasons.map((reason) => words.stopReasons[reason]).join('、')}</> },
        { title: words.run, render: ({ run }) => (run === undefined ? words.today.noRun : `${run + 1} · ${plan.runs[run]?.halts.at(-1)?.name ?? ''}`) },
        { title: words.today.substitute, render: ({ run, substitute }) => (run === undefined ? '' : substitute === undefined ? <strong>! {words.today.none}</strong> : `${substitute.plate}（${substitute.seats}）`) },
      ]}
    />
  )
}

/** A proposal for each run, and what is decided of it, to be changed one by one and sent together. */
function Weather({ today, plan }: { readonly today: BusesToday; readonly plan: BusPlanView }) {
  const words = useWords().buses
  const may = useMay()
  const [chosen, setChosen] = useState<ReadonlyMap<number, WeatherWord>>(() => wordsToday(today, plan))
  const options = weatherWords.map((value) => ({ value, label: words.today.words[value] }))
  const choose = (run: number, word: WeatherWord | undefined) => word !== undefined && setChosen(new Map([...chosen, [run, word]]))
  return (
    <>
      <Table
        label={words.today.weather}
        tall
        rows={today.weather}
        keyOf={({ run }) => run}
        columns={[
          { title: words.run, head: true, render: ({ run }) => <>{run + 1} · {plan.runs[run]?.plate}</> },
          { title: words.today.proposal, render: ({ decision, lateMinutes }) => words.decisions[decision](lateMinutes) },
          { title: words.today.points, render: ({ points }) => points.map(({ name }) => name).join('、') },
          { title: words.today.notice, render: ({ decision, lateMinutes, warning }) => words.today.toParents({ warning: warning === undefined ? '' : `${words.kinds[warning.kind]}${words.colours[warning.colour]}`, decision: words.decisions[decision](lateMinutes) }) },
          may('bus.manage') && { title: words.today.decision, screenOnly: true, render: ({ run }) => <Choice label={words.today.decisionOf(run + 1)} value={chosen.get(run) ?? 'asPlanned'} options={options} onChange={(word) => choose(run, word)} /> },
        ]}
      />
      <p>
        <Decide label={words.today.decideWeather} notices={weatherNotices(chosen, plan, today.notices)} />
      </p>
    </>
  )
}

function Notices({ today: { notices } }: { readonly today: BusesToday }) {
  const words = useWords().buses
  return (
    <>
      <ul className="said">
        {notices.map((notice) => (
          <li key={notice.bus}><NoticeText notice={notice} /></li>
        ))}
      </ul>
      <Decide label={words.today.withdraw} notices={notices.map(({ bus }) => ({ bus, decision: 'asPlanned', lateMinutes: 0, substitute: null }))} />
    </>
  )
}
