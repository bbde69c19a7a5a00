/** A drawing of a paper: millimetres from its top left corner, the first shape lowest. Papers set it as a vector in a PDF and as a picture in a Word file. */
export interface PaperDrawing {
  readonly width: number
  readonly height: number
  /** What it shows, for whoever does not see it. */
  readonly told: string
  readonly shapes: readonly DrawnShape[]
}

export type DrawnPoint = readonly [x: number, y: number]

export type DrawnShape =
  /** Rings that are filled, and drawn round where they have a stroke. */
  | { readonly kind: 'area'; readonly rings: readonly (readonly DrawnPoint[])[]; readonly fill: string; readonly stroke?: string; readonly width?: number }
  /** `dash`: millimetres drawn and left out in turn. */
  | { readonly kind: 'line'; readonly points: readonly DrawnPoint[]; readonly stroke: string; readonly width: number; readonly dash?: readonly [on: number, off: number] }
  | { readonly kind: 'disc'; readonly at: DrawnPoint; readonly radius: number; readonly fill: string; readonly stroke?: string; readonly width?: number }
  /** One line; `at` is on its base line. `size` is the letter height. */
  | { readonly kind: 'text'; readonly at: DrawnPoint; readonly text: string; readonly size: number; readonly anchor: 'start' | 'middle' | 'end'; readonly fill: string }
