import type { DrawnPoint } from '@junheng/contract/words/paper-drawing.ts'

type Ring = readonly DrawnPoint[]

/** Rows of samples in a pixel; along a row the share that is covered is exact. */
const samples = 4

/** A white picture in 24-bit colour on which rings are filled, smooth at their edges. Lengths are pixels. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  readonly #cover: Float32Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.pixels = new Uint8Array(3 * width * height).fill(255)
    this.#cover = new Float32Array(width + 1)
  }

  /** Fills what lies inside of the rings (non-zero winding). `colour` is `#rrggbb`. */
  fill(rings: readonly Ring[], colour: string): void {
    const edges = edgesOf(rings).toSorted((a, b) => a[1] - b[1])
    const paint = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    const span = [Math.max(0, Math.floor(edges.reduce((least, [x0, , x1]) => Math.min(least, x0, x1), Infinity))), Math.min(this.width, Math.ceil(edges.reduce((most, [x0, , x1]) => Math.max(most, x0, x1), 0)))] as const
    let [begun, crossed]: [number, readonly Edge[]] = [0, []]
    for (let y = Math.max(0, Math.floor(edges[0]?.[1] ?? Infinity)); y < this.height && (begun < edges.length || crossed.length > 0); y++) {
      const first = begun
      while (begun < edges.length && edges[begun]![1] < y + 1) begun++
      crossed = [...crossed, ...edges.slice(first, begun)].filter((edge) => edge[3] > y)
      this.#cover.fill(0, ...span)
      for (let sample = 0; sample < samples; sample++) this.#coverRow(crossed, y + (sample + 0.5) / samples)
      this.#blend(y, paint, span)
    }
  }

  #coverRow(edges: readonly Edge[], y: number): void {
    const crossings = edges.flatMap(([x0, y0, x1, y1, turn]) => (y >= y0 && y < y1 ? [{ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn }] : [])).toSorted((a, b) => a.x - b.x)
    let winding = 0
    crossings.forEach(({ x, turn }, at) => {
      winding += turn
      if (winding !== 0 && at + 1 < crossings.length) this.#coverSpan(x, crossings[at + 1]!.x)
    })
  }

  #coverSpan(from: number, to: number): void {
    const [start, end] = [Math.max(0, from), Math.min(this.width, to)]
    for (let x = Math.floor(start); x < end; x++) this.#cover[x]! += (Math.min(x + 1, end) - Math.max(x, start)) / samples
  }

  #blend(y: number, paint: readonly number[], [from, to]: readonly [number, number]): void {
    for (let x = from; x < to; x++) {
      const share = Math.min(1, this.#cover[x]!)
      if (share === 0) continue
      const at = 3 * (y * this.width + x)
      for (let part = 0; part < 3; part++) this.pixels[at + part] = Math.round(this.pixels[at + part]! * (1 - share) + paint[part]! * share)
    }
  }
}

/** From the upper end to the lower; `turn` says which end came first. */
type Edge = readonly [x0: number, y0: number, x1: number, y1: number, turn: 1 | -1]

function edgesOf(rings: readonly Ring[]): readonly Edge[] {
  return rings.flatMap((ring) =>
    ring.flatMap(([x, y], at): Edge[] => {
      const [toX, toY] = ring[(at + 1) % ring.length]!
      if (y === toY) return []
      return y < toY ? [[x, y, toX, toY, 1]] : [[toX, toY, x, y, -1]]
    }),
  )
}
