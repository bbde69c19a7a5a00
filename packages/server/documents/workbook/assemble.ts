import type { Stage } from '@junheng/core/county/kinds.ts'
import type { ClassRoll, School, SchoolId, Snapshot, Township } from '@junheng/core/county/snapshot.ts'
import type { OfficialSchool, OutlinePoint, SchoolSupplement, SnapshotFrame, SnapshotParts } from './parts.ts'

/**
 * The snapshot that the parts of a workbook make, laid over what is already booked for the same date: a part that is present
 * takes the place of the old one, a part that is absent leaves it. Lists are in the order of their ids.
 */
export function assembleSnapshot(booked: Snapshot | undefined, parts: SnapshotParts, { county, date }: SnapshotFrame): Snapshot {
  return {
    county,
    date,
    townships: townshipsOf(booked, parts),
    schools: schoolsOf(booked, parts).toSorted(by((school) => school.id)),
    changes: (laid(booked, parts, 'changes') ?? []).toSorted(by((change) => `${change.on} ${change.kind} ${JSON.stringify(change)}`)),
    ...present('staff', laid(booked, parts, 'staff')?.toSorted(by(({ id }) => id))),
    ...present('settlements', laid(booked, parts, 'settlements')?.toSorted(by(({ id }) => id))),
    ...present('roads', laid(booked, parts, 'roads')?.toSorted(by(({ from, to }) => `${from} ${to}`))),
    ...present('vehicles', laid(booked, parts, 'vehicles')?.toSorted(by(({ id }) => id))),
    ...present('premises', laid(booked, parts, 'premises')?.toSorted(by(({ id }) => id))),
  }
}

type Table = 'changes' | 'staff' | 'settlements' | 'roads' | 'vehicles' | 'premises'

/** The table as the parts give it, else as it is booked. */
function laid<Name extends Table>(booked: Snapshot | undefined, parts: Partial<Pick<Snapshot, Table>>, name: Name): Snapshot[Name] | undefined {
  return parts[name] ?? booked?.[name]
}

type Present<Key extends string, Value> = { readonly [key in Key]?: NonNullable<Value> }

/** `{ key: value }`, or `{}` where there is no value: what is not known has no key. */
function present<Key extends string, Value>(key: Key, value: Value): Present<Key, Value> {
  return (value === undefined || value === null ? {} : { [key]: value }) as Present<Key, Value>
}

const by = <Item>(text: (item: Item) => string) => (a: Item, b: Item): number => {
  const [first, second] = [text(a), text(b)]
  return first < second ? -1 : Number(first > second)
}

function townshipsOf(booked: Snapshot | undefined, parts: SnapshotParts): readonly Township[] {
  const outlines = parts.outlines && outlinesOf(parts.outlines)
  const known = new Map(booked?.townships.map((township) => [township.code, township.outline]))
  return (parts.townships ?? booked?.townships ?? [])
    .map(({ code, name, kind }) => ({ code, name, kind, ...present('outline', (outlines ?? known).get(code)) }))
    .toSorted(by(({ code }) => code))
}

function outlinesOf(points: readonly OutlinePoint[]): ReadonlyMap<string, NonNullable<Township['outline']>> {
  const outlines = new Map<string, [number, number][]>()
  for (const { township, lon, lat } of points.toSorted((a, b) => a.order - b.order)) {
    const outline = outlines.get(township) ?? []
    outlines.set(township, [...outline, [lon, lat]])
  }
  return outlines
}

function schoolsOf(booked: Snapshot | undefined, parts: SnapshotParts): School[] {
  const before = new Map(booked?.schools.map((school) => [school.id, school]))
  const supplements = new Map(parts.supplements?.map((supplement) => [supplement.school, supplement]))
  const classes = parts.classes && classesOf(parts.classes)
  const reported: readonly (OfficialSchool | School)[] = parts.schools ?? booked?.schools ?? []
  return reported.map((school) => {
    const old = before.get(school.id)
    const supplement = supplements.get(school.id) ?? (old && supplementOf(old))
    return { ...withSupplement(school, supplement), ...present('classes', classes ? (classes.get(school.id) ?? old?.classes) : old?.classes) }
  })
}

function classesOf(rolls: readonly (ClassRoll & { readonly school: SchoolId })[]): ReadonlyMap<SchoolId, readonly ClassRoll[]> {
  const classes = new Map<SchoolId, ClassRoll[]>()
  for (const { school, stage, grade, name, pupils } of rolls.toSorted(by(rollOrder))) {
    const list = classes.get(school)
    if (list) list.push({ stage, grade, name, pupils })
    else classes.set(school, [{ stage, grade, name, pupils }])
  }
  return classes
}

const stageOrder: readonly Stage[] = ['preschool', 'primary', 'junior', 'senior', 'vocational', 'special']
const rollOrder = ({ school, stage, grade, name }: ClassRoll & { school: SchoolId }) => `${school} ${stageOrder.indexOf(stage)} ${String(grade).padStart(2, '0')} ${name}`

/** What a booked school has that the official return never says. */
const supplementOf = ({ id, parent, location, builtYear, denseUrban, migrantShare, stock, stages }: School): SchoolSupplement => ({
  school: id, ...present('parent', parent), ...present('location', location), ...present('builtYear', builtYear),
  ...present('denseUrban', denseUrban), ...present('migrantShare', migrantShare),
  ...present('leasedSportsArea', stock.leasedSportsArea), ...present('musicRooms', stock.musicRooms), ...present('artRooms', stock.artRooms),
  ...present('sharedPrimary', stages.primary?.sharedArtsSportsTeachers), ...present('sharedJunior', stages.junior?.sharedArtsSportsTeachers),
})

/** The supplement is nearer to the bureau than the return: it wins where both speak. */
function withSupplement(school: OfficialSchool | School, supplement: SchoolSupplement | undefined): School {
  const { id, name, kind, township, urbanRural, countsAsSchool } = school
  const { leasedSportsArea, musicRooms, artRooms, parent, location, builtYear, denseUrban, migrantShare } = supplement ?? {}
  return {
    id, name, kind, township, urbanRural, countsAsSchool,
    runBy: supplement?.runBy ?? school.runBy,
    boarding: supplement?.boarding ?? school.boarding ?? hasBoarders(school),
    ...present('parent', parent), ...present('location', location), ...present('builtYear', builtYear), ...present('denseUrban', denseUrban),
    ...present('migrantShare', migrantShare),
    stages: stagesWithShared(school.stages, supplement),
    stock: { ...without(school.stock, ['leasedSportsArea', 'musicRooms', 'artRooms']), ...present('leasedSportsArea', leasedSportsArea), ...present('musicRooms', musicRooms), ...present('artRooms', artRooms) },
  }
}

const without = <Thing extends object>(thing: Thing, keys: readonly string[]): Thing =>
  Object.fromEntries(Object.entries(thing).filter(([key]) => !keys.includes(key))) as Thing

const hasBoarders = ({ stages }: OfficialSchool | School) => Object.values(stages).some(({ boarders = 0 }) => boarders > 0)

function stagesWithShared(stages: School['stages'], supplement: SchoolSupplement | undefined): School['stages'] {
  const shared: Partial<Record<string, number>> = { ...present('primary', supplement?.sharedPrimary), ...present('junior', supplement?.sharedJunior) }
  return Object.fromEntries(
    Object.entries(stages).map(([stage, figures]) => [
      stage, { ...without(figures, ['sharedArtsSportsTeachers']), ...present('sharedArtsSportsTeachers', shared[stage]) },
    ]),
  )
}
