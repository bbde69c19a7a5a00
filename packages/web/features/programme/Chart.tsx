import { wallWords } from '@junheng/contract/words/wall-chart.ts'
import type { WallChart } from '@junheng/core/schedule/wall-chart.ts'
import { drawWallChart } from '@junheng/core/schedule/wall-chart-drawing.ts'
import { memo, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Drawing } from './Drawing.tsx'
import { useFollow } from './links.ts'
import { useProgrammeSearch } from './use-search.ts'

/** Pixels. */
const em = 13
const namesWidth = 25 * em
/** Of a day, where names are to be read on the bars. */
const nearDay = 3.2
const leastPlot = 640

/** The rows over the days: names and days stay in sight while the rest scrolls. */
export const Chart = memo(function Chart({ chart }: { readonly chart: WallChart }) {
  const words = useWords()
  const language = useLanguage()
  const [{ scale = 'whole' }] = useProgrammeSearch()
  const follow = useFollow()
  const area = useRef<HTMLDivElement>(null)
  const width = useWidth(area)
  const days = chart.to - chart.from
  const plotWidth = scale === 'near' ? days * nearDay : Math.max(leastPlot, width - namesWidth)
  useLayoutEffect(() => {
    const today = ((chart.today - chart.from) / days) * plotWidth
    area.current?.scrollTo({ left: Math.max(0, today - (width - namesWidth) / 4) })
  }, [chart.today, chart.from, days, plotWidth, width])
  const { heads, axis, names, plot } = drawWallChart(chart, wallWords(language), { em, namesWidth, plotWidth })
  return (
    <div className="wall" ref={area} role="group" aria-label={words.programme.chart} tabIndex={0} onClick={follow}>
      <div className="wall-parts">
        <Drawing panel={heads} em={em} className="wall-heads" />
        <Drawing panel={axis} em={em} className="wall-axis" />
        <Drawing panel={names} em={em} className="wall-names" label={words.programme.names} />
        <Drawing panel={plot} em={em} className="wall-plot" label={words.programme.bars} />
      </div>
    </div>
  )
})

/** The width inside an element, kept up with the window. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1200)
  useLayoutEffect(() => {
    const watched = element.current!
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return width
}
