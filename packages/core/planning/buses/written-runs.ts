/** Runs that somebody has written by hand, as lines of a timetable: read into a plan, with all that is wrong said at once. */
import { grouped } from '../../county/grouped.ts'
import type { CountyBuses } from './county-buses.ts'
import type { BusEvent, BusPlan, BusProblem, BusRun } from './problem.ts'

/** One line of a timetable (时刻表), its cells as text; '' where nothing is written. */
export interface WrittenHalt {
  /** Counted from 1, as the workbook shows it. */
  readonly row: number
  /** What the lines of one run share. */
  readonly run: string
  /** 号牌; the first line of a run decides. */
  readonly plate: string
  /** Code or name of the village, or of the school. */
  readonly halt: string
  /** 上车 or 到校. */
  readonly deed: string
  /** Code or name of the school that those who board go to; of a school, itself or nothing. */
  readonly school: string
  /** 小学 or 初中; nothing where the village has children of one stage only. */
  readonly stage: string
  readonly arrive: string
  /** Nothing: as long after as boarding or getting off takes. */
  readonly leave: string
  /** Where a village's children are more than one bus takes, tells its parts apart. */
  readonly children: string
}

export type WrittenFaultCode = 'missing' | 'unknownVehicle' | 'vehicleTwice' | 'unknownDeed' | 'unknownStop' | 'severalStops' | 'unknownSchool' | 'severalSchools' | 'noChildren' | 'unknownStage' | 'notAnHour'

export interface WrittenFault {
  readonly row: number
  readonly column: keyof Omit<WrittenHalt, 'row'>
  readonly value: string
  readonly code: WrittenFaultCode
}

/** The plan, where nothing is wrong with the lines; stops that they do not name are without a seat in it. */
export interface WrittenRuns {
  readonly faults: readonly WrittenFault[]
  readonly plan: BusPlan
}

/** A vehicle of the county by its 号牌. */
export interface Plate {
  readonly id: string
  readonly plate: string
}

export function readWrittenRuns(county: CountyBuses, plates: readonly Plate[], lines: readonly WrittenHalt[]): WrittenRuns {
  return new Reading(county, plates).read(lines)
}

const deeds = { 上车: 'board', 到校: 'arrive' } as const
const stages = { 小学: 'primary', 初中: 'junior' } as const

class Reading {
  private readonly faults: WrittenFault[] = []
  private readonly county: CountyBuses
  private readonly plates: readonly Plate[]
  private readonly named = new Set<number>()
  private readonly usedVehicles = new Set<string>()

  constructor(county: CountyBuses, plates: readonly Plate[]) {
    this.county = county
    this.plates = plates
  }

  read(lines: readonly WrittenHalt[]): WrittenRuns {
    for (const line of lines) if (line.run === '') this.fault(line, 'run', 'missing')
    const runs = [...grouped(lines.filter(({ run }) => run !== ''), ({ run }) => run).values()]
    const buses = runs.flatMap((run) => this.runOf(run) ?? [])
    const served = new Set(buses.flatMap(({ events }) => events.flatMap((event) => ('stop' in event ? [event.stop] : []))))
    return { faults: this.faults.toSorted((a, b) => a.row - b.row), plan: { buses, unserved: this.county.stops.flatMap((_, stop) => (served.has(stop) ? [] : [stop])) } }
  }

  private fault(line: WrittenHalt, column: WrittenFault['column'], code: WrittenFaultCode): undefined {
    this.faults.push({ row: line.row, column, value: line[column], code })
  }

  private runOf(lines: readonly WrittenHalt[]): BusRun | undefined {
    const vehicle = this.vehicleOf(lines[0]!)
    const events = lines.map((line) => this.eventOf(line))
    const bus = this.county.vehicles.findIndex((alike) => vehicle !== undefined && alike.includes(vehicle))
    if (vehicle === undefined || events.some((event) => event === undefined)) return undefined
    return { bus, vehicle, events: withLeaving(this.county.problem, events as readonly WrittenEvent[]) }
  }

  private vehicleOf(line: WrittenHalt): string | undefined {
    if (line.plate === '') return this.fault(line, 'plate', 'missing')
    const id = this.plates.find(({ plate }) => plate === line.plate)?.id
    if (id === undefined || !this.county.vehicles.some((alike) => alike.includes(id))) return this.fault(line, 'plate', 'unknownVehicle')
    if (this.usedVehicles.has(id)) return this.fault(line, 'plate', 'vehicleTwice')
    this.usedVehicles.add(id)
    return id
  }

  private eventOf(line: WrittenHalt): WrittenEvent | undefined {
    const hours = this.hoursOf(line)
    const deed = deeds[line.deed as keyof typeof deeds]
    if (deed === undefined) return this.fault(line, 'deed', line.deed === '' ? 'missing' : 'unknownDeed')
    if (deed === 'arrive') {
      const school = this.schoolOf(line, 'halt')
      return school === undefined || hours === undefined ? undefined : { school, ...hours }
    }
    const stop = this.stopOf(line)
    return stop === undefined || hours === undefined ? undefined : { stop, ...hours }
  }

  private hoursOf(line: WrittenHalt): Pick<WrittenEvent, 'arrive' | 'leave'> | undefined {
    const [arrive, leave] = [hourOf(line.arrive), hourOf(line.leave)]
    if (arrive === undefined) this.fault(line, 'arrive', line.arrive === '' ? 'missing' : 'notAnHour')
    if (leave === undefined && line.leave !== '') return this.fault(line, 'leave', 'notAnHour')
    return arrive === undefined ? undefined : { arrive, leave }
  }

  private schoolOf(line: WrittenHalt, column: 'halt' | 'school'): number | undefined {
    const { schools } = this.county
    const found = schools.flatMap(({ id, name }, index) => (id === line[column] || name === line[column] ? [index] : []))
    const [only] = found
    if (line[column] === '') return this.fault(line, column, 'missing')
    if (only === undefined) return this.fault(line, column, 'unknownSchool')
    return found.length > 1 ? this.fault(line, column, 'severalSchools') : only
  }

  /** Of a stop in several parts, one of its number of children that is not yet named, else any such, else one again. */
  private stopOf(line: WrittenHalt): number | undefined {
    const school = this.schoolOf(line, 'school')
    const village = this.villageOf(line)
    const stage = stages[line.stage as keyof typeof stages]
    if (stage === undefined && line.stage !== '') return this.fault(line, 'stage', 'unknownStage')
    if (school === undefined || village === undefined) return undefined
    const parts = this.county.stops.flatMap((stop, index) => (stop.settlement === village && this.county.problem.stops[index]!.school === school && (stage ?? stop.stage) === stop.stage ? [index] : []))
    if (parts.length === 0) return this.fault(line, 'halt', 'noChildren')
    if (new Set(parts.map((part) => this.county.stops[part]!.stage)).size > 1) return this.fault(line, 'stage', 'missing')
    const open = parts.filter((part) => !this.named.has(part))
    const part = open.find((each) => String(this.county.stops[each]!.children) === line.children) ?? open[0] ?? parts[0]!
    this.named.add(part)
    return part
  }

  private villageOf(line: WrittenHalt): string | undefined {
    const found = new Set(this.county.stops.flatMap(({ settlement, name }) => (settlement === line.halt || name === line.halt ? [settlement] : [])))
    if (line.halt === '') return this.fault(line, 'halt', 'missing')
    if (found.size > 1) return this.fault(line, 'halt', 'severalStops')
    const [only] = found
    return only ?? this.fault(line, 'halt', 'unknownStop')
  }
}

type WrittenEvent = ({ readonly stop: number } | { readonly school: number }) & { readonly arrive: number; readonly leave: number | undefined }

/** `7:05` or `07:05:30` as milliseconds after midnight. */
function hourOf(text: string): number | undefined {
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  return match === null || Number(match[1]) > 23 ? undefined : 1000 * (3600 * Number(match[1]) + 60 * Number(match[2]) + Number(match[3] ?? 0))
}

/** Where no hour of leaving is written, the bus leaves when everybody has boarded or got off. */
function withLeaving({ stops, rules }: BusProblem, events: readonly WrittenEvent[]): readonly BusEvent[] {
  const aboard = new Map<number, number>()
  return events.map(({ leave, ...event }): BusEvent => {
    const school = 'stop' in event ? stops[event.stop]!.school : event.school
    const children = 'stop' in event ? stops[event.stop]!.children : (aboard.get(school) ?? 0)
    aboard.set(school, 'stop' in event ? (aboard.get(school) ?? 0) + children : 0)
    const { base, each } = 'stop' in event ? rules.boarding : rules.unloading
    return { ...event, leave: leave ?? event.arrive + base + each * children }
  })
}
