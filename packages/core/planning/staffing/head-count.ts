import { grouped } from '../../county/grouped.ts'
import type { School, SchoolId, Snapshot, StaffMember } from '../../county/snapshot.ts'

/** 人头核对: what the return says of a school beside the persons on the roster, and how these stand to their posts. A difference has to be explained. */
export interface HeadCount {
  readonly school: SchoolId
  readonly reported: number | null
  readonly onRoster: number
  readonly teachersReported: number | null
  readonly teachersOnRoster: number
  readonly standing: PostStanding
}

/** Persons by whether they hold an established post and whether they work here; what nobody said is a count of its own. */
export interface PostStanding {
  /** 在编在岗. */
  readonly heldAndHere: number
  /** 在编不在岗. */
  readonly heldNotHere: number
  /** 在岗不在编. */
  readonly hereNotHeld: number
  /** 不在编也不在岗: a line of the roster that should not be there. */
  readonly neither: number
  readonly unknown: number
}

/** Every school of the snapshot. */
export function headCounts({ schools, staff = [] }: Pick<Snapshot, 'schools' | 'staff'>): readonly HeadCount[] {
  const bySchool = grouped(staff, ({ school }) => school)
  return schools.map((school) => {
    const own = bySchool.get(school.id) ?? []
    return {
      school: school.id, reported: reported(school, 'staff'), onRoster: own.length,
      teachersReported: reported(school, 'teachers'), teachersOnRoster: own.filter(({ post }) => post === 'teacher').length, standing: standingOf(own),
    }
  })
}

/** Counts of `standing` over several schools. */
export function sumStandings(heads: readonly Pick<HeadCount, 'standing'>[]): PostStanding {
  const sum = (of: keyof PostStanding) => heads.reduce((total, { standing }) => total + standing[of], 0)
  return { heldAndHere: sum('heldAndHere'), heldNotHere: sum('heldNotHere'), hereNotHeld: sum('hereNotHeld'), neither: sum('neither'), unknown: sum('unknown') }
}

function standingOf(persons: readonly StaffMember[]): PostStanding {
  const count = (held: boolean, here: boolean) => persons.filter(({ established, onDuty }) => established === held && onDuty === here).length
  return {
    heldAndHere: count(true, true), heldNotHere: count(true, false), hereNotHeld: count(false, true), neither: count(false, false),
    unknown: persons.filter(({ established, onDuty }) => established === undefined || onDuty === undefined).length,
  }
}

/** Null where a stage did not report it. */
function reported({ stages }: School, of: 'staff' | 'teachers'): number | null {
  const counts = Object.values(stages).map((stage) => stage[of])
  return counts.includes(undefined) ? null : counts.reduce<number>((sum, count) => sum + count!, 0)
}
