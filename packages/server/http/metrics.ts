/** What is measured of the requests of one process; no label tells who asked or for what, only by which route. */
export interface RequestMetrics {
  readonly observe: (request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }) => void
  readonly families: () => readonly MetricFamily[]
}

/** One figure with its name, its help and its samples, as Prometheus reads it. */
export interface MetricFamily {
  readonly name: string
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly samples: readonly MetricSample[]
}

export interface MetricSample {
  /** After the family's name: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Upper bounds in seconds; the promised p95 of 0.5 s and p99 of 2 s are among them. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10] as const

interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly buckets: number[]
  sum: number
  count: number
}

/** Counts requests by route and class of answer, and their durations by route. */
export function requestMetrics(): RequestMetrics {
  const answers = new Map<string, { readonly labels: Readonly<Record<string, string>>; count: number }>()
  const durations = new Map<string, Series>()
  return {
    observe({ method, route, status, seconds }) {
      const answered = kept(answers, `${method} ${route} ${status}`, () => ({ labels: { method, route, status: String(status), class: `${Math.floor(status / 100)}xx` }, count: 0 }))
      answered.count++
      const series = kept(durations, `${method} ${route}`, () => ({ labels: { method, route }, buckets: bounds.map(() => 0), sum: 0, count: 0 }))
      for (const [index, bound] of bounds.entries()) if (seconds <= bound) series.buckets[index]!++
      series.sum += seconds
      series.count++
    },
    families: () => [
      { name: 'junheng_http_requests_total', kind: 'counter', help: 'Requests answered, by route and status.', samples: [...answers.values()].map(({ labels, count }) => ({ labels, value: count })) },
      { name: 'junheng_http_request_seconds', kind: 'histogram', help: 'Time from a request to its answer.', samples: [...durations.values()].flatMap(samplesOf) },
    ],
  }
}

function kept<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

function samplesOf({ labels, buckets, sum, count }: Series): readonly MetricSample[] {
  return [
    ...bounds.map((bound, index) => ({ suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: buckets[index]! })),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ]
}

/** The text format of Prometheus, version 0.0.4. */
export function prometheusText(families: readonly MetricFamily[]): string {
  return families.map(({ name, kind, help, samples }) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...samples.map((sample) => lineOf(name, sample))].join('\n')).join('\n') + '\n'
}

function lineOf(name: string, { suffix = '', labels, value }: MetricSample) {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`)
  return `${name}${suffix}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`
}
