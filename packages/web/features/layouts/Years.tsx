import { getCounty } from '@junheng/contract/county.ts'
import { getLayoutYears, mostCompared, type LayoutYearsReply, type ScenarioItem } from '@junheng/contract/layouts.ts'
import type { Township } from '@junheng/core/county/snapshot.ts'
import type { LayoutYear } from '@junheng/core/planning/layout/layout-years.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { yearFigures, type LayoutSearch, type YearFigure } from './search.ts'
import { frameOf, fillLevels } from './year-map.ts'
import { YearMap } from './YearMap.tsx'

const route = getRouteApi('/layout')

/** Layouts year by year with the children that are forecast: a small map a year, one row a layout, and any figure as a table. */
export function Years({ items, search }: { readonly items: readonly ScenarioItem[]; readonly search: LayoutSearch }) {
  const said = useWords().layout.years
  const navigate = route.useNavigate()
  const chosen = (search.of === undefined ? items.map(({ id }) => id) : search.of.split(',')).filter((id) => items.some((item) => item.id === id)).slice(0, mostCompared)
  const years = useQuery({ ...query(getLayoutYears, { query: { of: chosen.join(',') } }), placeholderData: keepPreviousData })
  const county = useQuery(query(getCounty))
  const narrow = (part: Partial<LayoutSearch>) => void navigate({ search: (before) => ({ ...before, ...part }) as LayoutSearch, replace: true, resetScroll: false })
  return (
    <Section id="years" title={said.title}>
      <p>{said.meaning}</p>
      {items.length === 0 ? null : (
        <fieldset className="filters no-print">
          <legend>{said.choose(mostCompared)}</legend>
          {items.map(({ id, name }) => (
            <Checkbox key={id} checked={chosen.includes(id)} disabled={!chosen.includes(id) && chosen.length >= mostCompared} onChange={({ target }) => narrow({ of: (target.checked ? [...chosen, id] : chosen.filter((each) => each !== id)).join(',') || 'none' })}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Await result={county}>{({ townships }) => <Await result={years}>{(reply) => <Rows reply={reply} townships={townships} figure={search.figure ?? 'placesShort'} onFigure={(figure) => narrow({ figure: figure ?? 'placesShort' })} />}</Await>}</Await>
    </Section>
  )
}

interface RowsProps {
  readonly reply: LayoutYearsReply
  readonly townships: readonly Township[]
  readonly figure: YearFigure
  readonly onFigure: (figure: YearFigure | undefined) => void
}

/** Every second year is drawn, next year first; the table has them all. */
const drawn = (_: unknown, at: number): boolean => at % 2 === 1

function Rows({ reply: { today, scenarios }, townships, figure, onFigure }: RowsProps) {
  const said = useWords().layout.years
  const frame = frameOf(townships)
  const layouts = [{ id: 'today', name: said.today, years: today }, ...scenarios]
  return (
    <>
      <p className="legend">
        {fillLevels.map((level) => (
          <span key={level} className="year-key">
            <svg viewBox="0 0 12 12" aria-hidden="true" className={`use-${level}`}>
              <rect width="12" height="12" />
            </svg>{' '}
            {said.signs[level]} {said.levels[level]}
          </span>
        ))}
      </p>
      {layouts.map(({ id, name, years }) => (
        <div key={id}>
          <h3>{name}</h3>
          <div className="year-maps">
            {years.filter(drawn).map((year) => (
              <YearMap key={year.year} year={year} townships={townships} frame={frame} />
            ))}
          </div>
        </div>
      ))}
      <div className="filters no-print">
        <Choice label={said.figure} value={figure} options={yearFigures.map((value) => ({ value, label: said.figures[value] }))} onChange={onFigure} />
      </div>
      <div className={layouts.length === 1 ? 'narrow-table' : undefined}>
        <Table
          label={`${said.title}：${said.figures[figure]}`}
          empty={said.none}
          rows={today.map((_, at) => layouts.map(({ years }) => years[at]!))}
          keyOf={([first]) => String(first!.year)}
          columns={[{ title: said.year, head: true, render: ([first]) => first!.year }, ...layouts.map(({ name }, at) => ({ title: name, number: true, render: (row: readonly LayoutYear[]) => shown(row[at]!, figure) }))]}
        />
      </div>
      <p className="legend">{said.rule}</p>
    </>
  )
}

function shown(year: LayoutYear, figure: YearFigure): string {
  const value = year[figure]
  if (value === null) return '—'
  return figure === 'meanMinutes' ? value.toFixed(1) : count(value)
}
