import type { Township } from '@junheng/core/county/snapshot.ts'
import type { KeyboardEvent } from 'react'
import { useWords } from '../../app/language.tsx'
import { percent } from '../../ui/format.ts'
import { marks } from '../../ui/Sign.tsx'
import { Table } from '../../ui/Table.tsx'
import type { JudgedPart } from './part.ts'
import { hasSchoolRule } from './weakness.ts'
import { labelSpot, type Spot } from './labels.ts'
import { middle, path, placesOf, projection, type Project } from './projection.ts'
import { shadeOf, shades } from './shades.ts'
import { standingOf, tally, type Chosen, type TownshipTally } from './selection.ts'
import { useJudgementSearch } from './use-search.ts'

interface MapProps {
  readonly townships: readonly Township[]
  readonly chosen: readonly Chosen[]
  /** Every school counted: the names of townships make way for them all, so that no name moves when schools are filtered. */
  readonly counted: readonly Chosen[]
  readonly part: JudgedPart
}

const width = 760
/** Of a township's name, whose signs are as wide as they are high. */
const nameSize = 13

/** Township units shaded by the share of schools short of the rule, with the schools as marks; a unit filters when chosen. */
export function TownshipMap(map: MapProps) {
  const { townships, chosen, part } = map
  const words = useWords()
  const places = placesOf(townships)
  const tallies = tally(chosen, part.judged)
  const unplaced = chosen.filter(({ school }) => school?.location == null).length
  return (
    <div className="map">
      {places.length === 0 ? <p className="empty">{words.map.noOutlines}</p> : <Picture {...map} tallies={tallies} />}
      <p className="legend">{hasSchoolRule(part.judged) ? words.map.byRule : words.map.byMean}</p>
      <Legend unplaced={unplaced} />
      <TownshipTable townships={townships} tallies={tallies} />
    </div>
  )
}

type PictureProps = MapProps & { readonly tallies: ReadonlyMap<string, TownshipTally> }

function Picture({ townships, chosen, counted, tallies, part }: PictureProps) {
  const words = useWords()
  const { project, height } = projection(placesOf(townships), width)
  const points = counted.flatMap(({ school }) => (school?.location ? [project(school.location)] : []))
  return (
    <svg viewBox={`-6 -6 ${width + 12} ${height + 12}`} role="group" aria-label={words.map.title} className="map-picture">
      <Patterns />
      {townships.map((township) => (
        <Unit key={township.code} township={township} tally={tallies.get(township.code)} project={project} points={points} />
      ))}
      <g aria-hidden="true">
        {chosen.map(({ judged, school }) => (school?.location ? <Point key={judged.school} at={project(school.location)} verdict={standingOf(judged, part.judged)} name={judged.name} /> : null))}
      </g>
    </svg>
  )
}

interface UnitProps {
  readonly township: Township
  readonly tally: TownshipTally | undefined
  readonly project: Project
  readonly points: readonly Spot[]
}

function Unit({ township, tally, project, points }: UnitProps) {
  const words = useWords()
  const [search, change] = useJudgementSearch()
  if (township.outline === undefined) return null
  const isChosen = search.township === township.code
  const choose = () => change({ township: isChosen ? undefined : township.code })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    choose()
  }
  const area = { corners: township.outline.map(project), home: middle(township.outline, project) }
  const [x, y] = labelSpot(area, points, { width: township.name.length * nameSize, height: nameSize })
  return (
    <g role="button" tabIndex={0} aria-pressed={isChosen} aria-label={words.map.unit(township.name, tally?.schools ?? 0, tally?.short ?? 0)} className="unit" onClick={choose} onKeyDown={onKeyDown}>
      <path d={path(township.outline, project)} fill={`url(#shade-${shadeOf(tally)})`} />
      <text x={x} y={y} fontSize={nameSize} textAnchor="middle" dominantBaseline="central" aria-hidden="true">
        {township.name}
      </text>
    </g>
  )
}

function Point({ at: [x, y], verdict, name }: { readonly at: readonly [number, number]; readonly verdict: keyof typeof marks; readonly name: string }) {
  return (
    <g className={`point ${verdict}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <title>{name}</title>
      {verdict === 'short' ? <path d="M-4-4L4 4M-4 4L4-4" /> : verdict === 'unknown' ? <rect x={-3.5} y={-3.5} width={7} height={7} /> : <circle r={3.5} />}
    </g>
  )
}

/** Lines get denser as more schools are short: the shades can be told apart without colour. */
function Patterns() {
  return (
    <defs>
      {shades.map(({ id, colour, spacing }) => (
        <pattern key={id} id={`shade-${id}`} width={spacing} height={spacing} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={spacing} height={spacing} fill={colour} />
          {id === 'nobody' || id === 'none' ? null : <line x1={0} y1={0} x2={0} y2={spacing} stroke="#7a2e22" strokeOpacity={0.45} strokeWidth={1} />}
        </pattern>
      ))}
    </defs>
  )
}

function Legend({ unplaced }: { readonly unplaced: number }) {
  const words = useWords()
  return (
    <ul className="map-legend" aria-label={words.map.legend}>
      {shades.map(({ id }) => (
        <li key={id}>
          <svg width={22} height={14} aria-hidden="true">
            <rect width={22} height={14} fill={`url(#shade-${id})`} stroke="#555" />
          </svg>
          {words.map.shades[id]}
        </li>
      ))}
      <li>{words.map.points}</li>
      {unplaced === 0 ? null : <li>{words.map.unplaced(unplaced)}</li>}
    </ul>
  )
}

function TownshipTable({ townships, tallies }: { readonly townships: readonly Township[]; readonly tallies: ReadonlyMap<string, TownshipTally> }) {
  const words = useWords()
  const [search, change] = useJudgementSearch()
  const rows = townships
    .flatMap((township) => {
      const found = tallies.get(township.code)
      return found === undefined ? [] : [{ township, found }]
    })
    .toSorted((a, b) => share(b.found) - share(a.found) || b.found.schools - a.found.schools)
  return (
    <Table
      label={words.map.table}
      tall
      rows={rows}
      keyOf={({ township }) => township.code}
      columns={[
        {
          title: words.judgement.township,
          head: true,
          render: ({ township }) => (
            <button type="button" className="link" aria-pressed={search.township === township.code} onClick={() => change({ township: search.township === township.code ? undefined : township.code })}>
              {township.name}
            </button>
          ),
        },
        { title: words.map.schools, number: true, render: ({ found }) => found.schools },
        { title: words.verdicts.short, number: true, render: ({ found }) => found.short },
        { title: words.verdicts.unknown, number: true, render: ({ found }) => found.unknown },
        { title: words.map.shareShort, number: true, render: ({ found }) => percent(share(found)) },
      ]}
    />
  )
}

const share = (tally: TownshipTally): number => tally.short / tally.schools
