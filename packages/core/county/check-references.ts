import { type Finding, logic, type Unread } from './check-finding.ts'
import { crossingAt } from './crossing.ts'
import { changeKey, endsOf, roadKey, rowFact, type RowTable } from './facts.ts'
import { isDay } from './identifiers.ts'
import type { IsoDate, School, SchoolChange, Snapshot } from './snapshot.ts'

/** Names of townships, schools and places that stand nowhere. */
export function checkReferences(snapshot: Snapshot, unread: Unread): Finding[] {
  const { schools, settlements = [], roads = [], vehicles = [], premises = [] } = snapshot
  // Without a list of townships nothing is known to be missing from it.
  const townships = snapshot.townships.length === 0 ? undefined : new Set([...snapshot.townships.map(({ code }) => code), ...unread.townships])
  const ids = new Set([...schools.map(({ id }) => id), ...unread.schools])
  const places = new Set([...ids, ...settlements.map(({ id }) => id), ...unread.settlements])
  const lostTownship = (table: RowTable, rows: readonly { readonly id: string; readonly township: string }[]) =>
    rows.filter((row) => townships?.has(row.township) === false).map((row) => logic('unknownTownship', rowFact(table, row.id, 'township'), { name: row.id, township: row.township }))
  return [
    ...schools.filter((school) => townships?.has(school.township) === false)
      .map((school) => logic('unknownTownship', { school: school.id, fact: 'township' }, { name: school.name, township: school.township })),
    ...schools.flatMap((school) => parentFaults(school, ids)),
    ...lostTownship('settlements', settlements), ...lostTownship('vehicles', vehicles), ...lostTownship('premises', premises),
    ...vehicles.filter(({ school }) => school !== undefined && !ids.has(school))
      .map(({ id, school = '' }) => logic('unknownSchool', rowFact('vehicles', id, 'school'), { row: id, school })),
    ...roads.flatMap((road) => (['from', 'to'] as const).filter((end) => !places.has(road[end]) && crossingAt(road[end]) === undefined)
      .map((end) => logic('unknownPlace', rowFact('roads', roadKey(road), end), { row: roadKey(road), place: road[end] }))),
  ]
}

function parentFaults({ id, name, parent }: School, ids: ReadonlySet<string>): Finding[] {
  if (parent === undefined) return []
  if (parent === id) return [logic('parentIsItself', { school: id, fact: 'parent' }, { name })]
  return ids.has(parent) ? [] : [logic('unknownSchool', { school: id, fact: 'parent' }, { row: name, school: parent })]
}

/** Changes against the list of schools: what was closed is gone, what was opened is there. */
export function checkChanges({ schools, changes }: Snapshot, unread: Unread): Finding[] {
  const ids = new Set(schools.map(({ id }) => id))
  const closedLater = new Set(changes.flatMap((change) => leaving(change)))
  return changes.flatMap((change) => [
    ...leaving(change).filter((id) => ids.has(id)).map((school) => logic('closedButListed', rowFact('changes', changeKey(change), 'from'), { school })),
    ...endsOf(change).into.filter((id) => !ids.has(id) && !closedLater.has(id) && !unread.schools.has(id))
      .map((school) => logic('openedButMissing', rowFact('changes', changeKey(change), 'into'), { school })),
  ])
}

/** Schools that a change ends; one that goes on under its own code is not among them. */
function leaving(change: SchoolChange): string[] {
  const { from, into } = endsOf(change)
  return from.filter((id) => !into.includes(id))
}

/** Dates that are none, that lie outside the school year of the snapshot, or in the wrong order. */
export function checkDates(snapshot: Snapshot): Finding[] {
  const yearBefore = `${String(Number(snapshot.date.slice(0, 4)) - 1)}${snapshot.date.slice(4)}`
  return [
    ...snapshot.changes.flatMap((change) => {
      const fact = rowFact('changes', changeKey(change), 'on')
      if (!isDate(change.on)) return [logic('dateMalformed', fact, { value: change.on })]
      return change.on > yearBefore && change.on <= snapshot.date ? [] : [logic('outsideYear', fact, { value: change.on, first: yearBefore, last: snapshot.date })]
    }),
    ...(snapshot.vehicles ?? []).flatMap(({ id, inspectionUntil: until }) =>
      until === undefined || isDate(until) ? [] : [logic('dateMalformed', rowFact('vehicles', id, 'inspectionUntil'), { value: until })]),
    ...(snapshot.premises ?? []).flatMap(premisesDates),
  ]
}

function premisesDates({ id, vacatedOn, handedOverOn }: { readonly id: string; readonly vacatedOn: IsoDate; readonly handedOverOn?: IsoDate }): Finding[] {
  if (!isDate(vacatedOn)) return [logic('dateMalformed', rowFact('premises', id, 'vacatedOn'), { value: vacatedOn })]
  if (handedOverOn === undefined) return []
  if (!isDate(handedOverOn)) return [logic('dateMalformed', rowFact('premises', id, 'handedOverOn'), { value: handedOverOn })]
  return handedOverOn >= vacatedOn ? [] : [logic('dateOrder', rowFact('premises', id, 'handedOverOn'), { earlier: vacatedOn, later: handedOverOn })]
}

/** A day of the calendar, written `2020-09-01`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return isDay(year, month, day)
}
