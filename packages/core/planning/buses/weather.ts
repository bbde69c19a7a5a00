/** 恶劣天气: a warning's colour × the points of a route → run as planned, start late, or suspend; a proposal that a person decides on by half past five. */
export const warningKinds = ['snow', 'ice', 'rain', 'fog', 'wind', 'sand'] as const
export type WarningKind = (typeof warningKinds)[number]
export const warningColours = ['blue', 'yellow', 'orange', 'red'] as const
export type WarningColour = (typeof warningColours)[number]

export interface WeatherWarning {
  readonly kind: WarningKind
  readonly colour: WarningColour
  /** Empty: the whole county. */
  readonly townships: readonly string[]
}

/** A place on a road where weather bites. */
export interface RiskPoint {
  readonly id: string
  readonly name: string
  readonly kind: 'slope' | 'bend' | 'bridge' | 'ice' | 'water' | 'narrow'
  readonly township: string
}

export const runDecisions = ['asPlanned', 'late', 'suspended'] as const
export type RunDecision = (typeof runDecisions)[number]

export interface WeatherProposal {
  readonly decision: RunDecision
  /** Minutes later; 0 unless late. */
  readonly lateMinutes: number
  /** The warning that decided, and the points it bites at. */
  readonly warning?: WeatherWarning
  readonly points: readonly RiskPoint[]
}

/** At which points a kind of weather bites. */
const bites: { readonly [kind in WarningKind]: readonly RiskPoint['kind'][] } = {
  snow: ['slope', 'bend', 'bridge', 'ice'],
  ice: ['slope', 'bend', 'bridge', 'ice'],
  rain: ['water', 'bridge', 'slope'],
  fog: ['bend', 'narrow', 'bridge'],
  wind: ['bridge'],
  sand: ['bend', 'narrow'],
}

/** Red suspends; orange suspends where the road has a point at which it bites, else starts late; yellow starts late there; blue drives at 20 km/h (art 35). */
export function proposeFor(townships: readonly string[], points: readonly RiskPoint[], warnings: readonly WeatherWarning[]): WeatherProposal {
  const proposals = warnings
    .filter((warning) => warning.townships.length === 0 || warning.townships.some((township) => townships.includes(township)))
    .map((warning): WeatherProposal => {
      const bitten = points.filter(({ kind }) => bites[warning.kind].includes(kind))
      const decision = decisionFor(warning.colour, bitten.length > 0)
      return { decision, lateMinutes: decision === 'late' ? lateBy[warning.colour] : 0, warning, points: bitten }
    })
  return proposals.toSorted((a, b) => weight(b) - weight(a))[0] ?? { decision: 'asPlanned', lateMinutes: 0, points: [] }
}

const lateBy: { readonly [colour in WarningColour]: number } = { blue: 0, yellow: 30, orange: 60, red: 0 }

function decisionFor(colour: WarningColour, bitten: boolean): RunDecision {
  if (colour === 'red') return 'suspended'
  if (colour === 'orange') return bitten ? 'suspended' : 'late'
  return colour === 'yellow' && bitten ? 'late' : 'asPlanned'
}

const weight = ({ decision, lateMinutes }: WeatherProposal): number => ({ asPlanned: 0, late: 1000, suspended: 10_000 })[decision] + lateMinutes
