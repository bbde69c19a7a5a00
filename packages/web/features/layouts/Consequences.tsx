import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { getCounty } from '@junheng/contract/county.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { change, coefficient, count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Blockers, Risks } from './Dangers.tsx'
import { KindergartenEffects } from './KindergartenEffects.tsx'
import { Movements } from './Movements.tsx'
import { Teachers } from './Teachers.tsx'

/** Everything that follows, side by side. */
export function Consequences({ effects }: { readonly effects: Effects }) {
  return (
    <>
      <div className="consequences">
        <Ways effects={effects} />
        <Schools effects={effects} />
        <Children effects={effects} />
      </div>
      {effects.kindergartens === undefined ? null : <KindergartenEffects found={effects.kindergartens} />}
    </>
  )
}

/** One part of what follows by itself. */
export function ConsequencesOf({ part, effects }: { readonly part: 'ways' | 'schools' | 'children'; readonly effects: Effects }) {
  const Shown = { ways: Ways, schools: Schools, children: Children }[part]
  return (
    <div className="consequences">
      <Shown effects={effects} />
    </div>
  )
}

function Ways({ effects }: Part) {
  return (
    <>
      <Travel effects={effects} />
      <Seats effects={effects} />
    </>
  )
}

function Schools({ effects }: Part) {
  return (
    <>
      <Teachers effects={effects} />
      <Classes effects={effects} />
      <PremisesAndMoney effects={effects} />
      <Balance effects={effects} />
    </>
  )
}

function Children({ effects }: Part) {
  return (
    <>
      <Blockers effects={effects} />
      <Risks effects={effects} />
      <Movements effects={effects} />
    </>
  )
}

interface Part {
  readonly effects: Effects
}

function Travel({ effects: { travel } }: Part) {
  const said = useWords().layout.travel
  return (
    <Section id="travel" title={said.title}>
      <Table
        label={said.title}
        empty={said.means}
        rows={travel}
        keyOf={({ band }) => band}
        columns={[
          { title: said.band, head: true, render: ({ band }) => said.bands[band] },
          { title: said.children, number: true, render: ({ children }) => count(children) },
          { title: said.before, number: true, render: ({ meanBefore }) => minutes(meanBefore) },
          { title: said.after, number: true, render: ({ meanAfter }) => minutes(meanAfter) },
          { title: said.longest, number: true, render: ({ longestAfter }) => minutes(longestAfter) },
          { title: said.over, number: true, render: ({ overLimit, most }) => <>{overLimit === 0 ? '✓ 0' : `✕ ${count(overLimit)}`} <small>≤{most}</small></> },
        ]}
      />
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
      <Table
        label={words.title}
        empty={words.estimate}
        rows={seats}
        keyOf={({ township }) => township}
        columns={[
          { title: words.unit, head: true, render: ({ township }) => units.find(({ code }) => code === township)?.name ?? township },
          { title: words.riders, number: true, render: ({ ridersBefore, ridersAfter }) => `${count(ridersBefore)} → ${count(ridersAfter)}` },
          { title: words.seats, number: true, render: ({ seats: has }) => count(has) },
          { title: words.more, number: true, render: ({ busesMore }) => (busesMore === 0 ? '0' : `+${busesMore}`) },
          { title: words.without, render: ({ withoutSeat }) => withoutSeat.join('、') || '—' },
        ]}
      />
      <p className="legend">{words.estimate}</p>
    </Section>
  )
}

function Classes({ effects: { classes } }: Part) {
  const words = useWords()
  const said = words.layout.classes
  if (classes.length === 0) return null
  return (
    <Section id="classes" title={said.title}>
      <Table
        label={said.title}
        empty={said.means}
        rows={classes}
        keyOf={({ school, stage }) => `${school} ${stage}`}
        columns={[
          { title: said.school, head: true, render: ({ name, stage }) => <>{name} <small>{words.stages[stage]}</small></> },
          { title: said.pupils, number: true, render: ({ pupilsBefore, pupilsAfter }) => `${count(pupilsBefore)} → ${count(pupilsAfter)}` },
          { title: said.classes, number: true, render: ({ classesBefore, classesAfter }) => `${classesBefore} → ${classesAfter}` },
          { title: said.largest, number: true, render: ({ largestBefore, largestAfter, oversizeAfter }) => `${largestBefore} → ${largestAfter} ${oversizeAfter > 0 ? `✕ ${said.oversize(oversizeAfter)}` : ''}` },
          { title: said.rooms, number: true, render: ({ rooms, roomsShort }) => (rooms === null ? words.unknown : roomsShort > 0 ? `✕ ${said.roomsShort(roomsShort)}` : `✓ ${rooms}`) },
          { title: said.size, number: true, render: ({ schoolAfter, schoolMost }) => <>{schoolAfter > schoolMost ? '✕ ' : ''}{count(schoolAfter)} <small>≤{count(schoolMost)}</small></> },
        ]}
      />
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
