import { midTitles } from '../../county/check-staff.ts'
import { grouped } from '../../county/grouped.ts'
import { urbanRuralCodes } from '../../county/kinds.ts'
import type { IsoDate, School, SchoolId, Snapshot, StaffMember } from '../../county/snapshot.ts'
import type { StaffingNorms } from './norms.ts'

/**
 * 交流轮岗 (教师〔2014〕4号; rules.md §4.2): of the teachers of a town school who have been there long enough, a tenth move each year, and a fifth of those
 * who move are 骨干. How many years are enough is a parameter of the county.
 */
export interface Rotation {
  /** The school year whose moves are counted, by the year in which it begins. */
  readonly year: number
  readonly rule: StaffingNorms['rotation']
  /** Schools in cities and towns, which send; and schools anywhere that sent somebody. */
  readonly senders: readonly Sender[]
  /** All senders together; null shares where one of them is not known. */
  readonly county: Shares
  /** Teachers sent to a school: whose time is up, and whose time ends within the school year. */
  readonly receivers: readonly Receiver[]
}

export interface Shares {
  /** Those who stayed though long enough at the school, and those who moved; null where somebody's years are not known. */
  readonly eligible: number | null
  readonly moved: number
  readonly movedBackbone: number
  /** moved ÷ eligible; null where `eligible` is null or 0. */
  readonly share: number | null
  /** movedBackbone ÷ moved; null where nobody moved. */
  readonly backboneShare: number | null
}

export interface Sender extends Shares {
  readonly school: SchoolId
  /** Fewer 骨干 and fewer middle titles among those sent than among those who stayed: no 骨干 though there are some, and less than half the share of middle titles. */
  readonly sendsItsWeakest: boolean
}

export interface Receiver {
  readonly school: SchoolId
  readonly here: number
  readonly overdue: number
  readonly dueThisYear: number
  /** Sent here, with no day of return said. */
  readonly undated: number
}

/** The rotation of the school year that the snapshot stands in. Null where no roster has years or senders: unknown is not zero. */
export function rotationOf({ date, schools, staff = [] }: Pick<Snapshot, 'date' | 'schools' | 'staff'>, rule: StaffingNorms['rotation']): Rotation | null {
  const teachers = staff.filter(({ post }) => post === 'teacher')
  if (teachers.every(({ since, sentBy }) => since === undefined && sentBy === undefined)) return null
  const year = schoolYearOf(date)
  const senders = schools.filter((school) => mustSend(school) || teachers.some(({ sentBy, since }) => sentBy === school.id && since === year)).map(({ id }) => senderOf(id, teachers, { year, rule }))
  return { year, rule, senders, county: together(senders), receivers: receiversOf(teachers, date, year) }
}

const mustSend = ({ urbanRural, runBy, stages }: School): boolean => runBy !== 'private' && urbanRuralCodes[urbanRural].group !== 'rural' && (stages.primary !== undefined || stages.junior !== undefined)

/** A school year begins on 1 September. */
const schoolYearOf = (date: IsoDate): number => Number(date.slice(0, 4)) - (date.slice(5) < '09-01' ? 1 : 0)

function senderOf(school: SchoolId, teachers: readonly StaffMember[], { year, rule }: { readonly year: number; readonly rule: StaffingNorms['rotation'] }): Sender {
  const moved = teachers.filter(({ sentBy, since }) => sentBy === school && since === year)
  const own = teachers.filter((teacher) => teacher.school === school && teacher.sentBy === undefined)
  const stayed = own.filter(({ since }) => since !== undefined && year - since >= rule.eligibleYears)
  const eligible = own.some(({ since }) => since === undefined) ? null : stayed.length + moved.length
  const movedBackbone = moved.filter(({ backbone }) => backbone).length
  return { school, ...sharesOf({ eligible, moved: moved.length, movedBackbone }), sendsItsWeakest: isWeakest(moved, stayed) }
}

function sharesOf(counts: Pick<Shares, 'eligible' | 'moved' | 'movedBackbone'>): Shares {
  const { eligible, moved, movedBackbone } = counts
  return { ...counts, share: eligible === null || eligible === 0 ? null : moved / eligible, backboneShare: moved === 0 ? null : movedBackbone / moved }
}

function isWeakest(moved: readonly StaffMember[], stayed: readonly StaffMember[]): boolean {
  return moved.length > 0 && stayed.some(({ backbone }) => backbone) && !moved.some(({ backbone }) => backbone) && 2 * middleTitles(moved) < middleTitles(stayed)
}

const middleTitles = (persons: readonly StaffMember[]): number => persons.filter(({ title }) => midTitles.includes(title)).length / persons.length

function together(senders: readonly Sender[]): Shares {
  const sum = (of: 'moved' | 'movedBackbone') => senders.reduce((total, sender) => total + sender[of], 0)
  const eligible = senders.reduce<number | null>((total, sender) => (total === null || sender.eligible === null ? null : total + sender.eligible), 0)
  return sharesOf({ eligible, moved: sum('moved'), movedBackbone: sum('movedBackbone') })
}

function receiversOf(teachers: readonly StaffMember[], date: IsoDate, year: number): readonly Receiver[] {
  const end = `${year + 1}-08-31`
  const sent = teachers.filter(({ sentBy }) => sentBy !== undefined)
  return [...grouped(sent, ({ school }) => school)].map(([school, here]) => {
    const count = (holds: (returnsOn: IsoDate | undefined) => boolean) => here.filter(({ returnsOn }) => holds(returnsOn)).length
    return {
      school, here: here.length, overdue: count((day) => day !== undefined && day < date), dueThisYear: count((day) => day !== undefined && day >= date && day <= end), undated: count((day) => day === undefined),
    }
  })
}
