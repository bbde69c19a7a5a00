import type { IsoDate } from '../county/snapshot.ts'
import type { NodeStatus } from './programme.ts'
import { isFinished } from './status.ts'
import type { Nearness, WallBar, WallGroupId, WallRow } from './wall-chart.ts'
import type { Look } from './wall-chart-shapes.ts'

/** Every word that is drawn on the wall chart, in one language. */
export interface WallWords {
  readonly year: (year: number) => string
  /** 1–4. */
  readonly quarter: (quarter: number) => string
  /** 1–12. */
  readonly month: (month: number) => string
  readonly today: (day: IsoDate) => string
  readonly bands: { readonly frost: string; readonly summer: string; readonly winter: string }
  readonly groups: { readonly [id in WallGroupId]: string }
  readonly signs: { readonly [status in NodeStatus]: { readonly sign: string; readonly name: string } }
  readonly nearness: { readonly [step in Nearness]: string }
  /** Heads of the columns of names. */
  readonly heads: { readonly project: string; readonly left: string }
  /** The number, and the word for days beneath it. */
  readonly daysLeft: (days: number) => { readonly figure: string; readonly unit: string }
  /** With its year where that is not the year of today. */
  readonly lastDay: (day: IsoDate, today: IsoDate) => string
  readonly noCliff: string
  readonly lost: (days: number | null) => string
  readonly entry: (sign: string, bar: Pick<WallBar, 'name' | 'owner'>) => string
  /** The goal's dates and who waits, in short. */
  readonly facts: (said: { readonly forecast: IsoDate | null; readonly promised: IsoDate | null; readonly pupils: number | null }) => string
  readonly never: string
  /** A bar, for whoever does not see it. */
  readonly bar: (row: Pick<WallRow, 'name'>, bar: WallBar) => string
  /** A row's name, for whoever does not see it. */
  readonly row: (row: WallRow) => string
}

/** The sheet around the chart: what is read before, beneath and about it. */
export interface PosterWords extends WallWords {
  readonly title: string
  readonly dataDate: string
  readonly sentences: readonly string[]
  readonly legend: LegendWords
  /** The rule of the signs, the source. */
  readonly remarks: readonly string[]
}

export interface LegendWords {
  readonly fills: string
  readonly edges: string
  readonly marks: string
  readonly bands: string
  readonly done: string
  readonly planned: string
  readonly entry: string
  readonly cut: string
  readonly goalForecast: string
  readonly goalPlanned: string
  readonly promised: string
  readonly lost: string
  readonly clamp: string
  readonly struck: string
  readonly today: string
}

/** The edge of each status. */
export const edgeOf: { readonly [status in NodeStatus]: Look } = {
  done: 'doneEdge',
  claimed: 'claimedEdge',
  green: 'greenEdge',
  yellow: 'yellowEdge',
  red: 'redEdge',
  unreported: 'unreportedEdge',
  idle: 'idleEdge',
}

/** The fill of a bar: days to its cliff; what is finished has none. */
export const fillOf = ({ status, nearness }: Pick<WallBar, 'status' | 'nearness'>): Look => (isFinished(status) ? 'finished' : nearness)
