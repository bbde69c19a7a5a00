import { wallWords } from '@junheng/contract/words/wall-chart.ts'
import { rowsOf, type WallChart, type WallRow } from '@junheng/core/schedule/wall-chart.ts'
import { isoOrNull } from '@junheng/core/schedule/wall-chart-row.ts'
import { elementOf, line, rect, type Shape } from '@junheng/core/schedule/wall-chart-shapes.ts'
import { edgeOf, fillOf } from '@junheng/core/schedule/wall-chart-words.ts'
import { createElement } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { StatusSign } from '../projects/StatusSign.tsx'
import { projectHref, useFollow } from './links.ts'
import { Former } from './RowTable.tsx'

/** The chart on a phone: a card for each project, with the days left and its bar. */
export function RowCards({ chart }: { readonly chart: WallChart }) {
  const words = useWords()
  const language = useLanguage()
  const follow = useFollow()
  return (
    <div onClick={follow}>
      {chart.groups.map(({ id, rows }) => (
        <section key={id} aria-labelledby={`group-${id}`}>
          <h2 id={`group-${id}`} className="wall-group">
            {wallWords(language).groups[id]} <small>{words.programme.found(rows.length, rowsOf(chart).length)}</small>
          </h2>
          <ul className="wall-cards">
            {rows.map((row) => (
              <Card key={row.project} row={row} chart={chart} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Card({ row, chart }: { readonly row: WallRow; readonly chart: WallChart }) {
  const language = useLanguage()
  const words = wallWords(language)
  const { entry, goal, pupils } = row
  const days = entry?.daysToCliff == null ? null : words.daysLeft(entry.daysToCliff)
  return (
    <li className="wall-card">
      <h3>
        <a href={projectHref(row.project, entry?.node ?? null)}>{row.name}</a>
      </h3>
      {entry === null ? (
        <p>{words.noCliff}</p>
      ) : (
        <p className="wall-card-entry">
          <span>
            {entry.name} · {entry.owner} <StatusSign status={entry.status} />
          </span>
          {days === null ? null : (
            <span className={`wall-card-days ${entry.nearness}`}>
              <strong>{days.figure}</strong> {days.unit}
            </span>
          )}
        </p>
      )}
      <SmallBar row={row} chart={chart} />
      {row.lostDays === 0 ? null : <p className="cliff-lost">{words.lost(row.lostDays)}</p>}
      <p className="legend">
        <Former day={goal.struck} />
        {words.facts({ forecast: isoOrNull(goal.forecast), promised: isoOrNull(goal.promised), pupils })}
      </p>
    </li>
  )
}

/** Units of the small bar's own picture. */
const bar = { width: 320, height: 14, em: 10 } as const

/** The whole project in one line: what is done, what is near its cliff, and today. */
function SmallBar({ row, chart }: { readonly row: WallRow; readonly chart: WallChart }) {
  const at = (day: number) => ((day - chart.from) / (chart.to - chart.from)) * bar.width
  const shapes: readonly Shape[] = [
    ...row.bars.flatMap((each) => {
      if (each.forecast === null) return []
      const box = { x: at(each.forecast.from), y: 2, width: Math.max(1, at(each.forecast.to) - at(each.forecast.from) - 0.6), height: 10 }
      return [rect(box, fillOf(each)), rect(box, edgeOf[each.status])]
    }),
    line([[at(chart.today), 0], [at(chart.today), bar.height]], 'today'),
  ]
  return (
    <svg className="wall-small" viewBox={`0 0 ${bar.width} ${bar.height}`} preserveAspectRatio="none" aria-hidden="true">
      {shapes.map((shape, index) => {
        if (shape.kind === 'linked') return null
        const { tag, attributes } = elementOf(shape, bar.em)
        return createElement(tag, { ...attributes, key: index })
      })}
    </svg>
  )
}
