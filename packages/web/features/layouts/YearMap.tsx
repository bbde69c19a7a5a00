import type { Township } from '@junheng/core/county/snapshot.ts'
import type { LayoutYear } from '@junheng/core/planning/layout/layout-years.ts'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { levelOf, type Frame } from './year-map.ts'

interface MapProps {
  readonly year: LayoutYear
  readonly townships: readonly Township[]
  readonly frame: Frame
}

/** One year of one layout: how full the schools of each township unit are, and the figures of the county beneath. */
export function YearMap({ year, townships, frame }: MapProps) {
  const said = useWords().layout.years
  const shares = new Map(year.townships.flatMap(({ township, children, places }) => (places === null || places === 0 ? [] : [[township, children / places] as const])))
  const many = (level: string) => [...shares.values()].filter((share) => levelOf(share) === level).length
  return (
    <figure>
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={said.map({ year: year.year, over: many('over'), half: many('half') })}>
        {townships.map(({ code, outline = [] }) => {
          const level = shares.has(code) ? levelOf(shares.get(code)!) : 'none'
          return <polygon key={code} points={outline.map(frame.at).map((point) => point.join(',')).join(' ')} className={`use-${level}`} />
        })}
        {townships.map(({ code, outline = [] }) => {
          const sign = shares.has(code) ? said.signs[levelOf(shares.get(code)!)] : ''
          return sign === '' ? null : <Sign key={code} sign={sign} points={outline.map(frame.at)} />
        })}
      </svg>
      <figcaption>
        <strong>{year.year}</strong> {year.placesShort === 0 ? `✓ ${said.noneShort}` : `✕ ${said.short(count(year.placesShort))}`}
        {year.oversizeClasses === 0 ? null : <div>{`✕ ${said.oversize(year.oversizeClasses)}`}</div>}
      </figcaption>
    </figure>
  )
}

function Sign({ sign, points }: { readonly sign: string; readonly points: readonly (readonly [number, number])[] }) {
  const middle = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / points.length
  return (
    <text x={middle(0)} y={middle(1)} textAnchor="middle" dominantBaseline="central">
      {sign}
    </text>
  )
}
