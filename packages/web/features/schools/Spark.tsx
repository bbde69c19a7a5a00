/** Values over the years as a line from zero, with the standard's line; a year that was not reported is a gap. The figures stand beside it. */
export function Spark({ values, threshold }: { readonly values: readonly (number | null)[]; readonly threshold: number | null }) {
  const most = Math.max(threshold ?? 0, ...values.map((value) => value ?? 0)) * 1.1 || 1
  const x = (at: number): number => (values.length === 1 ? width / 2 : inset + (at * (width - 2 * inset)) / (values.length - 1))
  const y = (value: number): number => height - 2 - (value / most) * (height - 6)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="spark" aria-hidden="true" preserveAspectRatio="none">
      <line x1={0} x2={width} y1={height - 1} y2={height - 1} className="spark-zero" />
      {threshold === null ? null : <line x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} className="spark-limit" />}
      {runsOf(values).map((run) => (
        <polyline key={run[0]?.at} points={run.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
      ))}
      {values.map((value, at) => (value === null ? null : <path key={`${at} ${value}`} d={`M${x(at).toFixed(1)} ${y(value).toFixed(1)}h0`} />))}
    </svg>
  )
}

interface Dot {
  readonly at: number
  readonly value: number
}

/** The stretches without a missing year. */
export function runsOf(values: readonly (number | null)[]): readonly (readonly Dot[])[] {
  return values.reduce<readonly (readonly Dot[])[]>((runs, value, at) => {
    if (value === null) return [...runs, []]
    const last = runs.at(-1) ?? []
    return [...runs.slice(0, -1), [...last, { at, value }]]
  }, []).filter((run) => run.length > 0)
}

const [width, height, inset] = [160, 44, 6]
