/** Something that keeps a round from running, with its place and the remedy. */
export interface RoundFault {
  readonly code: string
  readonly sheet: 'rules' | 'schools' | 'cells' | 'teachers' | 'journeys' | 'lottery'
  /** Id of the row. */
  readonly row: string
  readonly field: string
  readonly value: string
  readonly zh: string
  readonly en: string
}
