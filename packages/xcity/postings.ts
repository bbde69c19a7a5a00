import { midTitles } from '@junheng/core/county/check-staff.ts'
import type { SchoolId, StaffMember } from '@junheng/core/county/snapshot.ts'
import { years, type Site, type Year } from './sites.ts'
import type { Roster } from './staff.ts'
import { streamOf, type Stream } from './streams.ts'

/**
 * How the persons of the roster came to their posts: 编制, 在岗, the year they came, and 交流轮岗 from the schools of the streets to the central schools of the
 * townships, for one to three years. Planted: 第九小学 sends neither 骨干 nor middle titles, and some whose time was up in July 2020 have not gone back.
 */
export function withPostings(seed: number, sites: readonly Site[], roster: Roster): Roster {
  const random = streamOf(seed, 'staff/postings')
  const groupOf = new Map(sites.map(({ id, group }) => [id, group]))
  const senders = sites.filter(({ group, kind }) => group === 'urban' && (kind === '211' || kind === '312')).map(({ id }) => id)
  const weakest = sites.find(({ name }) => name === 'X市第九小学')!.id
  const first = firstYears(roster)
  const known = new Map<string, Posting>()
  for (const person of everybody(roster)) known.set(person.id, postingOf(random, person, { first: first.get(person.id)!, senders, weakest, receives: groupOf.get(person.school) === 'central' }))
  return (year) => roster(year).map((person) => ({ ...person, ...inYear(known.get(person.id)!, year) }))
}

interface Posting {
  readonly established: boolean
  readonly onDuty: boolean
  readonly since: number
  readonly sent?: { readonly by: SchoolId; readonly from: Year; readonly terms: number; readonly overstays: boolean }
}

/** The year in which each person first stands on the roster; before the first snapshot nobody looked. */
function firstYears(roster: Roster): ReadonlyMap<string, Year> {
  const first = new Map<string, Year>()
  for (const year of years) for (const { id } of roster(year)) if (!first.has(id)) first.set(id, year)
  return first
}

function everybody(roster: Roster): readonly StaffMember[] {
  const persons = new Map(years.flatMap((year) => roster(year)).map((person) => [person.id, person]))
  return [...persons.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

interface Ground {
  readonly first: Year
  readonly senders: readonly SchoolId[]
  readonly weakest: SchoolId
  /** Their school takes teachers on exchange. */
  readonly receives: boolean
}

/** Every draw is made for everybody, so that one person's answers change nobody else's. */
function postingOf(random: Stream, person: StaffMember, ground: Ground): Posting {
  const [held, here, served, way] = [random.next(), random.next(), random.next(), random.next()]
  const sent = { by: random.pick(ground.senders), from: random.pick([2018, 2019, 2020] as const), terms: random.integer(1, 3), overstays: random.next() < 0.1 }
  const since = ground.first > 2017 ? ground.first : Math.max(person.birthYear + 22, 2017 - Math.floor(24 * served))
  if (way < 0.16 && maySend(sent, person, ground)) return { established: true, onDuty: true, since, sent }
  const established = held >= 0.05
  return { established, onDuty: !established || here >= 0.02, since }
}

const maySend = ({ by, from }: NonNullable<Posting['sent']>, { post, backbone, title }: StaffMember, { receives, first, weakest }: Ground): boolean =>
  receives && post === 'teacher' && from >= first && (by !== weakest || (!backbone && !midTitles.includes(title)))

/** Before they were sent, whoever stood in the place is taken as one of the school's own. */
function inYear({ established, onDuty, since, sent }: Posting, year: Year): Pick<StaffMember, 'established' | 'onDuty' | 'since' | 'sentBy' | 'returnsOn'> {
  const end = sent === undefined ? 0 : sent.from + sent.terms
  if (sent === undefined || year < sent.from || (year >= end && !sent.overstays)) return { established, onDuty, since: Math.min(since, year) }
  return { established, onDuty, since: sent.from, sentBy: sent.by, returnsOn: `${end}-07-31` }
}
