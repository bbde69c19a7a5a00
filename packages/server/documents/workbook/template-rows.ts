import type { School, SchoolChange, Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Template, TemplateTable } from './templates.ts'

/** A row of a template by column key, before it is a part of a snapshot. What is not filled is absent. */
export type FlatRow = Readonly<Record<string, FlatValue>>
export type FlatValue = string | number | boolean | readonly string[] | readonly number[]

type Sparse = Readonly<Record<string, FlatValue | undefined>>

/** The rows of a table as they stand in a snapshot. */
export const rowsOf = (table: TemplateTable, snapshot: Snapshot): FlatRow[] => rowsByTable[table](snapshot).map(withoutGaps)

/** What names a row among those of its table; as `changeKey` and `roadKey` of core name it. */
export const rowKey = (template: Template, row: FlatRow): string => template.key.map((column) => String(row[column] ?? '')).join('·')

export const withoutGaps = (row: Sparse): FlatRow =>
  Object.fromEntries(Object.entries(row).filter((entry): entry is [string, FlatValue] => entry[1] !== undefined))

const rowsByTable: Record<TemplateTable, (snapshot: Snapshot) => readonly Sparse[]> = {
  townships: ({ townships }) => townships.map(({ code, name, kind }) => ({ code, name, kind })),
  outlines: ({ townships }) =>
    townships.flatMap(({ code, outline = [] }) => outline.map(([lon, lat], index) => ({ township: code, order: index + 1, lon, lat }))),
  supplements: ({ schools }) => schools.map(supplementRow),
  classes: ({ schools }) =>
    schools.flatMap(({ id, name: schoolName, classes = [] }) => classes.map((roll) => ({ ...roll, school: id, schoolName }))),
  staff: ({ staff = [] }) => staff.map((person) => ({ ...person })),
  changes: ({ changes }) => changes.map(changeRow),
  settlements: ({ settlements = [] }) => settlements.map(({ location: [lon, lat], ...rest }) => ({ ...rest, lon, lat })),
  roads: ({ roads = [] }) => roads.map((road) => ({ ...road })),
  vehicles: ({ vehicles = [] }) => vehicles.map((vehicle) => ({ ...vehicle })),
  premises: ({ premises = [] }) => premises.map((site) => ({ ...site })),
}

const supplementRow = (school: School): Sparse => ({
  school: school.id, schoolName: school.name, runBy: school.runBy, boarding: school.boarding, parent: school.parent,
  lon: school.location?.[0], lat: school.location?.[1],
  builtYear: school.builtYear, denseUrban: school.denseUrban, migrantShare: school.migrantShare,
  leasedSportsArea: school.stock.leasedSportsArea, musicRooms: school.stock.musicRooms, artRooms: school.stock.artRooms,
  sharedPrimary: school.stages.primary?.sharedArtsSportsTeachers, sharedJunior: school.stages.junior?.sharedArtsSportsTeachers,
})

function changeRow(change: SchoolChange): Sparse {
  const { kind, on, basis } = change
  switch (kind) {
    case 'open':
      return { kind, on, basis, into: [change.school] }
    case 'close':
      return { kind, on, basis, from: [change.school] }
    case 'merge':
      return { kind, on, basis, from: change.from, into: [change.into] }
    case 'split':
      return { kind, on, basis, from: [change.from], into: change.into }
  }
}
