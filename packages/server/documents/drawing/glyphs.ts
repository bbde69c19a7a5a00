import type { DrawnPoint } from '@junheng/contract/words/paper-drawing.ts'

type Ring = readonly DrawnPoint[]

/** The outline of a character in ems, base line at 0, y downwards; and how far the next one stands. */
export interface Glyph {
  readonly rings: readonly Ring[]
  readonly advance: number
}

/** Straight pieces that stand for a curve. */
const pieces = 6

/** Outlines of a TrueType font with quadratic curves (OpenType: cmap 12 or 4, head, hhea, hmtx, loca, glyf). What it lacks is a blank one em wide. */
export class GlyphReader {
  readonly #view: DataView
  readonly #tables: ReadonlyMap<string, number>
  readonly #unitsPerEm: number
  readonly #known = new Map<string, Glyph>()

  constructor(font: Uint8Array) {
    this.#view = new DataView(font.buffer, font.byteOffset, font.byteLength)
    this.#tables = new Map(
      Array.from({ length: this.#view.getUint16(4) }, (_, at) => {
        const record = 12 + 16 * at
        return [String.fromCharCode(...[0, 1, 2, 3].map((letter) => this.#view.getUint8(record + letter))), this.#view.getUint32(record + 8)] as const
      }),
    )
    this.#unitsPerEm = this.#view.getUint16(this.#table('head') + 18)
  }

  glyph(character: string): Glyph {
    const known = this.#known.get(character) ?? this.#read(this.#indexOf(character.codePointAt(0)!))
    this.#known.set(character, known)
    return known
  }

  #table(name: string): number {
    const at = this.#tables.get(name)
    if (at === undefined) throw new TypeError(`The font has no table ${name}.`)
    return at
  }

  #read(index: number): Glyph {
    if (index === 0) return { rings: [], advance: 1 }
    const scale = 1 / this.#unitsPerEm
    return { rings: this.#outline(index).map((ring) => ring.map(([x, y]) => [x * scale, -y * scale] as const)), advance: this.#advance(index) * scale }
  }

  #advance(index: number): number {
    const measured = this.#view.getUint16(this.#table('hhea') + 34)
    return this.#view.getUint16(this.#table('hmtx') + 4 * Math.min(index, measured - 1))
  }

  /** The number of a character's glyph; 0: it has none. */
  #indexOf(code: number): number {
    const cmap = this.#table('cmap')
    const offsets = Array.from({ length: this.#view.getUint16(cmap + 2) }, (_, at) => cmap + this.#view.getUint32(cmap + 8 + 8 * at))
    const wide = offsets.find((at) => this.#view.getUint16(at) === 12)
    if (wide !== undefined) return this.#inGroups(wide, code)
    const narrow = offsets.find((at) => this.#view.getUint16(at) === 4)
    return narrow === undefined ? 0 : this.#inSegments(narrow, code)
  }

  #inGroups(at: number, code: number): number {
    for (let group = at + 16, left = this.#view.getUint32(at + 12); left > 0; left--, group += 12) {
      const [first, last] = [this.#view.getUint32(group), this.#view.getUint32(group + 4)]
      if (code >= first && code <= last) return this.#view.getUint32(group + 8) + code - first
    }
    return 0
  }

  #inSegments(at: number, code: number): number {
    const segments = this.#view.getUint16(at + 6) / 2
    for (let segment = 0; segment < segments; segment++) {
      const end = at + 14 + 2 * segment
      const [last, first] = [this.#view.getUint16(end), this.#view.getUint16(end + 2 + 2 * segments)]
      if (code < first || code > last) continue
      const [delta, rangeAt] = [this.#view.getUint16(end + 2 + 4 * segments), end + 2 + 6 * segments]
      const range = this.#view.getUint16(rangeAt)
      if (range === 0) return (code + delta) & 0xffff
      const index = this.#view.getUint16(rangeAt + range + 2 * (code - first))
      return index === 0 ? 0 : (index + delta) & 0xffff
    }
    return 0
  }

  #outline(index: number): readonly Ring[] {
    const [loca, isLong] = [this.#table('loca'), this.#view.getInt16(this.#table('head') + 50) === 1]
    const at = (of: number) => (isLong ? this.#view.getUint32(loca + 4 * of) : 2 * this.#view.getUint16(loca + 2 * of))
    if (at(index) === at(index + 1)) return []
    const start = this.#table('glyf') + at(index)
    const contours = this.#view.getInt16(start)
    return contours < 0 ? this.#composed(start + 10) : this.#simple(start + 10, contours)
  }

  /** Parts of other glyphs, moved; parts that are also scaled are left as they are. */
  #composed(start: number): readonly Ring[] {
    const rings: Ring[] = []
    for (let at = start, flags = more; flags & more; ) {
      flags = this.#view.getUint16(at)
      const words = (flags & 1) !== 0
      const [dx, dy] = words ? [this.#view.getInt16(at + 4), this.#view.getInt16(at + 6)] : [this.#view.getInt8(at + 4), this.#view.getInt8(at + 5)]
      rings.push(...this.#outline(this.#view.getUint16(at + 2)).map((ring) => ring.map(([x, y]) => [x + dx, y + dy] as const)))
      at += (words ? 8 : 6) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0)
    }
    return rings
  }

  #simple(start: number, contours: number): readonly Ring[] {
    const ends = Array.from({ length: contours }, (_, contour) => this.#view.getUint16(start + 2 * contour))
    const count = (ends.at(-1) ?? -1) + 1
    let at = start + 2 * contours + 2 + this.#view.getUint16(start + 2 * contours)
    const flags: number[] = []
    while (flags.length < count) {
      const flag = this.#view.getUint8(at++)
      const times = flag & 8 ? this.#view.getUint8(at++) + 1 : 1
      for (let time = 0; time < times; time++) flags.push(flag)
    }
    const along = (short: number, same: number) => {
      let value = 0
      return flags.map((flag) => {
        if (flag & short) value += flag & same ? this.#view.getUint8(at++) : -this.#view.getUint8(at++)
        else if (!(flag & same)) {
          value += this.#view.getInt16(at)
          at += 2
        }
        return value
      })
    }
    const [xs, ys] = [along(2, 16), along(4, 32)]
    return ends.map((end, contour) => {
      const first = contour === 0 ? 0 : ends[contour - 1]! + 1
      return flattened(Array.from({ length: end - first + 1 }, (_, k) => ({ at: [xs[first + k]!, ys[first + k]!] as const, isOn: (flags[first + k]! & 1) === 1 })))
    })
  }
}

/** MORE_COMPONENTS. */
const more = 32

interface Corner {
  readonly at: DrawnPoint
  /** On the outline; else it draws a curve to itself. */
  readonly isOn: boolean
}

/** An outline in straight pieces; between two corners that draw, the middle is on the outline. */
function flattened(corners: readonly Corner[]): Ring {
  const whole = corners.flatMap((corner, k): Corner[] => {
    const next = corners[(k + 1) % corners.length]!
    return corner.isOn || next.isOn ? [corner] : [corner, { at: middle(corner.at, next.at), isOn: true }]
  })
  const first = whole.findIndex(({ isOn }) => isOn)
  const turned = [...whole.slice(first), ...whole.slice(0, first)]
  return turned.flatMap(({ at, isOn }, k): DrawnPoint[] => (isOn ? [at] : curve(turned[k - 1]!.at, at, turned[(k + 1) % turned.length]!.at)))
}

const middle = ([ax, ay]: DrawnPoint, [bx, by]: DrawnPoint): DrawnPoint => [(ax + bx) / 2, (ay + by) / 2]

/** What lies between both ends of a quadratic curve. */
function curve(from: DrawnPoint, by: DrawnPoint, to: DrawnPoint): DrawnPoint[] {
  return Array.from({ length: pieces - 1 }, (_, k) => {
    const t = (k + 1) / pieces
    return [0, 1].map((axis) => (1 - t) ** 2 * from[axis]! + 2 * t * (1 - t) * by[axis]! + t ** 2 * to[axis]!) as unknown as DrawnPoint
  })
}
