import type { Estimate } from '@junheng/core/planning/forecast/intervals.ts'

interface BandProps {
  readonly years: readonly Estimate[]
  /** A level drawn across: places. */
  readonly line: number | null
}

const [width, height, inset] = [220, 60, 4]

/** Expected numbers over the years as a line from zero, their interval as a band, a level as a dashed line. The figures stand beside it. */
export function BandPicture({ years, line }: BandProps) {
  const most = Math.max(line ?? 0, ...years.map(({ value, high }) => high ?? value)) * 1.08 || 1
  const x = (at: number): string => (inset + (at * (width - 2 * inset)) / Math.max(1, years.length - 1)).toFixed(1)
  const y = (value: number): string => (height - 2 - (value / most) * (height - 6)).toFixed(1)
  const upper = years.map(({ high, value }, at) => `${x(at)},${y(high ?? value)}`)
  const lower = years.map(({ low }, at) => `${x(at)},${y(low)}`).toReversed()
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="spark band" aria-hidden="true" preserveAspectRatio="none">
      <polygon points={[...upper, ...lower].join(' ')} className="band-interval" />
      <line x1={0} x2={width} y1={height - 1} y2={height - 1} className="spark-zero" />
      {line === null ? null : <line x1={0} x2={width} y1={y(line)} y2={y(line)} className="spark-limit" />}
      <polyline points={years.map(({ value }, at) => `${x(at)},${y(value)}`).join(' ')} />
    </svg>
  )
}
